"""Mails made to hurt: each is read within a second of processor time, whatever its size."""

from __future__ import annotations

import time

import pytest

from rapport.mail import read

HEAD = b"From: a@b.example\n"
TEXT = HEAD + b"\n"
HTML = HEAD + b"Content-Type: text/html\n\n"
LATIN = HEAD + b"Content-Type: text/plain; charset=utf-8\n\n"
BASE64 = HEAD + b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
FLOWED = HEAD + b"Content-Type: text/plain; format=flowed\n\n"
MIXED = b"Content-Type: multipart/mixed; boundary=a\n\n"


def nested(levels: int, padding: bytes) -> bytes:
    opened = (
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(levels)
    )
    return b"".join(opened) + b"\n" + padding


HOSTILE = {
    "one line of 30 MB": lambda: TEXT + b"x" * 30_000_000,
    "30 MB of quote": lambda: TEXT + b"> x\n" * 7_000_000,
    "30 MB of bytes that are no UTF-8": lambda: LATIN + b"\xe9\xc3\xa9 " * 7_000_000,
    "30 MB of open bytes of windows-1252": lambda: TEXT + b"\x81" * 30_000_000,
    "30 MB of ISO-2022-JP": lambda: TEXT + b"\x1b$B" + b"0!" * 15_000_000,
    "30 MB of soft breaks": lambda: FLOWED + b"word \n" * 5_000_000,
    "30 MB of base64": lambda: BASE64 + (b"QUJD" * 19 + b"\n") * 390_000,
    "30 MB of base64 in tiny lines": lambda: BASE64 + b"!QUJD\n" * 5_000_000,
    "30 MB of padding": lambda: BASE64 + b"QQ==" * 7_500_000,
    "10 MB of quoted-printable": lambda: (
        HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=C3=A9" * 1_700_000
    ),
    "10 MB of open divs": lambda: HTML + b"<div>" * 2_000_000,
    "open tags with one quote": lambda: HTML + b'<a <b "' * 1_000_000,
    "open comments": lambda: HTML + b"<!" * 1_000_000,
    "open titles": lambda: HTML + b"<title>" * 100_000,
    "one long tag": lambda: HTML + b"<a " + b"b" * 3_000_000 + b">",
    "a tag of spaces": lambda: HTML + b"<img alt" + b" " * 500_000 + b">",
    "open blockquotes": lambda: HTML + b"<blockquote>x" * 40_000,
    "entities": lambda: HTML + b"&amp" * 150_000,
    "quotes in From": lambda: b"From: " + b'"a' * 200_000 + b"\n\n",
    "brackets in From": lambda: b"From: " + b"(<" * 100_000 + b"\n\n",
    "one long word in From": lambda: b"From: " + b"a" * 200_000 + b"\n\n",
    "colons behind an address": lambda: b"From: a@b.example " + b"x:" * 100_000 + b"\n\n",
    "many at signs": lambda: b"From: " + b"a@" * 100_000 + b"\n\n",
    "many recipients": lambda: b"To: " + b"a@b.example, " * 50_000 + b"\n\n",
    "many references": lambda: b"References: " + b"<a@b> " * 150_000 + b"\n\n",
    "one long reference": lambda: b"References: <" + b"a " * 100_000 + b"\n\n",
    "many encoded words": lambda: b"Subject: " + b"=?utf-8?Q?a?= " * 70_000 + b"\n\n",
    "unclosed encoded words": lambda: b"Subject: " + b"=?a?q?" * 150_000 + b"\n\n",
    "a header folded 500,000 times": lambda: b"X: " + b"y\n " * 500_000 + b"\n\n",
    "a header of spaces": lambda: b"Subject: a" + b" " * 900_000 + b"b\n\n",
    "a header of carriage returns": lambda: b"Subject: a" + b"\r" * 900_000 + b"b\n\n",
    "200,000 headers": lambda: b"Subject: x\n" * 200_000 + b"\n",
    "many parameters": lambda: b"Content-Type: text/plain" + b'; a="' * 100_000 + b"\n\n",
    "escaped parameters": lambda: b'Content-Type: text/plain; a="' + b"\\" * 200_000 + b"\n\n",
    "many parts": lambda: MIXED + b"--a\n\nx\n" * 500_000,
    "delimiters in a line": lambda: MIXED + b"--a" * 10_000_000,
    "deep nesting": lambda: nested(5_000, b"x"),
    "deep nesting of 30 MB": lambda: nested(40, b"--" * 15_000_000),
    "introductions": lambda: TEXT + b"On Mon, 1 Jan 2020 wrote:\n" * 300_000,
    "dates and addresses": lambda: TEXT + b"x 2020 a@b:\n" * 300_000,
    "quoted dates and addresses": lambda: TEXT + b"> x 2020 a@b:\n" * 300_000,
    "a forward of dates": lambda: b"Subject: FW: x\n\n" + b"x 2020 a@b:\n" * 300_000,
    "colons": lambda: TEXT + b"From:\n" * 300_000,
    "one long introduction": lambda: TEXT + b"On Mon, 1 Jan 2020 " + b"a " * 5_000_000 + b"wrote:",
    "rules": lambda: TEXT + b"-" * 10_000_000 + b"\n" + b"_____\n" * 300_000,
    "signatures": lambda: TEXT + b"-- \n" * 300_000,
    "uuencode that never ends": lambda: TEXT + b"begin 644 x\n" * 300_000,
    "uuencode that ends once": lambda: TEXT + b"begin 644 x\n" * 300_000 + b"end\n",
    "a calendar": lambda: (
        HEAD + b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 500_000
    ),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_is_read_within_a_second(make) -> None:  # type: ignore[no-untyped-def]  # a table of lambdas
    raw = make()
    start = time.process_time()
    read(raw)
    assert time.process_time() - start < 1.0
