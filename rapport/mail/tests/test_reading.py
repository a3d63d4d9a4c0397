"""Whole mails: values, fall-backs, and no exception ever."""

from __future__ import annotations

import statistics
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapport.mail import Address, read
from tests.growth import seconds

MAILS = Path(__file__).parent / "mails"
FIXTURES = Path(__file__).parents[4] / "shared" / "fixtures" / "mail"


def mail(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


def test_reads_the_fields_of_a_plain_mail() -> None:
    found = read(
        mail(
            "From: Dora Lind <dora@nordwind.example>",
            "To: Support <help@desk.example>, ben@desk.example",
            "Cc: =?utf-8?Q?J=C3=BCrgen_M=C3=BCller?= <juergen@nordwind.example>",
            "Subject: =?utf-8?B?RXhwb3J0IHN0b3BwdCBiZWkgNjDCoCU=?=",
            "Date: Tue, 4 May 2021 10:12:00 +0200",
            "Message-ID: <abc@nordwind.example>",
            "In-Reply-To: <first@desk.example>",
            "References: <zero@desk.example>\r\n <first@desk.example>",
            "Return-Path: <dora@nordwind.example>",
            "",
            "The export stops.",
        )
    )
    assert found.from_ == Address("Dora Lind", "dora@nordwind.example")
    assert found.to == (Address("Support", "help@desk.example"), Address("", "ben@desk.example"))
    assert found.cc == (Address("Jürgen Müller", "juergen@nordwind.example"),)
    assert found.subject == "Export stoppt bei 60\xa0%"
    assert found.date == datetime(2021, 5, 4, 8, 12, tzinfo=UTC)
    assert found.message_id == "abc@nordwind.example"
    assert found.in_reply_to == ("first@desk.example",)
    assert found.references == ("zero@desk.example", "first@desk.example")
    assert found.return_path == "dora@nordwind.example"
    assert found.text == found.reply == "The export stops."
    assert found.kind == "message"
    assert found.defects == ()


def test_makes_the_same_id_for_the_same_bytes_and_another_for_others() -> None:
    one, again, other = (read(b"From: a@b.example\n\n" + body) for body in (b"x", b"x", b"y"))
    assert one.message_id_made
    assert one.message_id == again.message_id != other.message_id


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"\0" * 1000,
        b"no headers at all",
        b"From: \xff\xfe\n\n\xff",
        b"Content-Type: multipart/mixed; boundary=\n\n--\n--\n",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x--\n",
        b"Subject: =?utf-8?B?\n\n",
        b"From: =?iso-2022-jp?B?GyRCJCIkJA==?=\n\n\x1b$B",
        b"Date: Mon, 99 Foo 9999999 99:99:99 +9999\n\n",
        b"Content-Type: text/plain; charset=base64\n\nx",
        b"Content-Transfer-Encoding: base64\n\n!!!",
        b"begin 644 \n",
        b"Content-Type: message/rfc822\n\n",
    ],
)
def test_any_bytes_give_a_mail(raw: bytes) -> None:
    found = read(raw)
    assert isinstance(found.text, str)
    assert found.message_id


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2_000))
def test_never_raises(raw: bytes) -> None:
    read(raw)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([
    b"From: ", b"To: ", b"Subject: ", b"Content-Type: ", b"multipart/mixed; boundary=b", b"\r\n",
    b"\n", b"--b", b"--b--", b"=?utf-8?Q?", b"?=", b"<a@b.c>", b'"', b"(", b"text/html", b"\xe9",
    b"Content-Transfer-Encoding: base64", b"; charset=", b"<blockquote>", b"> ", b"wrote:", b" ",
    b"message/rfc822", b"text/calendar", b"BEGIN:VEVENT", b"begin 644 x", b"end", b"\x1b$B", b"\0",
]), max_size=60))  # fmt: skip
def test_never_raises_on_pieces_of_mails(pieces: list[bytes]) -> None:
    read(b"".join(pieces))


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the collection of public mails is not here")
def test_no_public_mail_takes_far_longer_than_most_of_its_size() -> None:
    def per_byte(raw: bytes) -> float:
        return seconds(read, raw) / max(len(raw), 10_000)

    mails = {path: path.read_bytes() for path in FIXTURES.rglob("*") if path.is_file()}
    taken = {path: per_byte(raw) for path, raw in mails.items()}
    # The slowest takes 20 times as long as most; whatever was disturbed is read again.
    most = 200 * statistics.median(taken.values())
    slow = [path for path, took in taken.items() if took > most]
    assert [path.name for path in slow if min(per_byte(mails[path]) for _ in range(3)) > most] == []


@pytest.mark.parametrize("encoded", [b"+2AI-", b"a +2AI- b +3AA-"])
def test_half_a_surrogate_pair_can_be_stored(encoded: bytes) -> None:
    mail = read(
        b"Subject: =?utf-7?Q?+2AI-?=\nContent-Type: text/plain; charset=utf-7\n\n" + encoded
    )
    assert "\ufffd" in mail.text
    assert mail.text.encode() and mail.subject.encode()
