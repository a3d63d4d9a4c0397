"""Hostile mails: linear time, whatever they contain.

Eight times the size takes about eight times as long.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rapport.mail import read
from tests.growth import TIMES, assert_linear

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
    "one line of 30 MB": lambda of: TEXT + b"x" * of(30_000_000),
    "30 MB of quote": lambda of: TEXT + b"> x\n" * of(7_000_000),
    "30 MB of bytes that are no UTF-8": lambda of: LATIN + b"\xe9\xc3\xa9 " * of(7_000_000),
    "30 MB of open bytes of windows-1252": lambda of: TEXT + b"\x81" * of(30_000_000),
    "30 MB of ISO-2022-JP": lambda of: TEXT + b"\x1b$B" + b"0!" * of(15_000_000),
    "30 MB of soft breaks": lambda of: FLOWED + b"word \n" * of(5_000_000),
    "30 MB of base64": lambda of: BASE64 + (b"QUJD" * 19 + b"\n") * of(390_000),
    "30 MB of base64 in tiny lines": lambda of: BASE64 + b"!QUJD\n" * of(5_000_000),
    "30 MB of padding": lambda of: BASE64 + b"QQ==" * of(7_500_000),
    "10 MB of quoted-printable": lambda of: (
        HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"=C3=A9" * of(1_700_000)
    ),
    "10 MB of open divs": lambda of: HTML + b"<div>" * of(2_000_000),
    "open tags with one quote": lambda of: HTML + b'<a <b "' * of(1_000_000),
    "open comments": lambda of: HTML + b"<!" * of(1_000_000),
    "open titles": lambda of: HTML + b"<title>" * of(100_000),
    "open lists": lambda of: HTML + b"<ul><li>" * of(100_000),
    "open numbered lists": lambda of: HTML + b"<ol><li>a" * of(60_000),
    "one long tag": lambda of: HTML + b"<a " + b"b" * of(3_000_000) + b">",
    "a tag of spaces": lambda of: HTML + b"<img alt" + b" " * of(500_000) + b">",
    "open blockquotes": lambda of: HTML + b"<blockquote>x" * of(40_000),
    "entities": lambda of: HTML + b"&amp" * of(150_000),
    "quotes in From": lambda of: b"From: " + b'"a' * of(200_000) + b"\n\n",
    "brackets in From": lambda of: b"From: " + b"(<" * of(100_000) + b"\n\n",
    "one long word in From": lambda of: b"From: " + b"a" * of(200_000) + b"\n\n",
    "colons behind an address": lambda of: b"From: a@b.example " + b"x:" * of(100_000) + b"\n\n",
    "many at signs": lambda of: b"From: " + b"a@" * of(100_000) + b"\n\n",
    "many recipients": lambda of: b"To: " + b"a@b.example, " * of(50_000) + b"\n\n",
    "many references": lambda of: b"References: " + b"<a@b> " * of(150_000) + b"\n\n",
    "one long reference": lambda of: b"References: <" + b"a " * of(100_000) + b"\n\n",
    "many encoded words": lambda of: b"Subject: " + b"=?utf-8?Q?a?= " * of(70_000) + b"\n\n",
    "unclosed encoded words": lambda of: b"Subject: " + b"=?a?q?" * of(150_000) + b"\n\n",
    "a header folded 500,000 times": lambda of: b"X: " + b"y\n " * of(500_000) + b"\n\n",
    "a header of spaces": lambda of: b"Subject: a" + b" " * of(900_000) + b"b\n\n",
    "a header of carriage returns": lambda of: b"Subject: a" + b"\r" * of(900_000) + b"b\n\n",
    "200,000 headers": lambda of: b"Subject: x\n" * of(200_000) + b"\n",
    "many parameters": lambda of: b"Content-Type: text/plain" + b'; a="' * of(100_000) + b"\n\n",
    "escaped parameters": lambda of: (
        b'Content-Type: text/plain; a="' + b"\\" * of(1_600_000) + b"\n\n"
    ),
    "many parts": lambda of: MIXED + b"--a\n\nx\n" * of(500_000),
    "delimiters in a line": lambda of: MIXED + b"--a" * of(10_000_000),
    "deep nesting": lambda of: nested(of(5_000), b"x"),
    "deep nesting of 30 MB": lambda of: nested(40, b"--" * of(15_000_000)),
    "introductions": lambda of: TEXT + b"On Mon, 1 Jan 2020 wrote:\n" * of(300_000),
    "dates and addresses": lambda of: TEXT + b"x 2020 a@b:\n" * of(300_000),
    "quoted dates and addresses": lambda of: TEXT + b"> x 2020 a@b:\n" * of(300_000),
    "a forward of dates": lambda of: b"Subject: FW: x\n\n" + b"x 2020 a@b:\n" * of(300_000),
    "colons": lambda of: TEXT + b"From:\n" * of(300_000),
    "one long introduction": lambda of: (
        TEXT + b"On Mon, 1 Jan 2020 " + b"a " * of(5_000_000) + b"wrote:"
    ),
    "rules": lambda of: TEXT + b"-" * of(10_000_000) + b"\n" + b"_____\n" * of(300_000),
    "signatures": lambda of: TEXT + b"-- \n" * of(300_000),
    "uuencode that never ends": lambda of: TEXT + b"begin 644 x\n" * of(300_000),
    "uuencode that ends once": lambda of: TEXT + b"begin 644 x\n" * of(300_000) + b"end\n",
    "a calendar": lambda of: (
        HEAD + b"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * of(500_000)
    ),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_no_faster_than_the_mail(make: Callable[[Callable[[int], int]], bytes]) -> None:
    assert_linear(read, lambda parts: make(lambda count: count * parts // TIMES), TIMES)


@pytest.mark.parametrize("blank", ["\t", "\x1c", "\xa0", "\u2003"])
def test_a_piece_of_a_line_may_be_blank(blank: str) -> None:
    text = f"The lamp flickers.\n\nBea Lunt\nBea|{blank}|+49 40 1234567"
    raw = f"From: Bea Lunt <b@mill.example>\nContent-Type: text/plain; charset=utf-8\n\n{text}"
    assert read(raw.encode()).reply.startswith("The lamp flickers.")
