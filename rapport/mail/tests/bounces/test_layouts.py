"""Notices of failed delivery as many mail servers lay them out.

Each layout is filled with one to three recipients and several answers, without a part for programs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from rapport.mail import read
from rapport.mail.values import FailedRecipient

ADDRESSES = ["bea.lunt@far.example", "k_ito@mail.far.example", "info+42@other-host.example"]
ANSWERS = [
    ("550 5.1.1 User unknown", "5.1.1", True),
    ("552 5.2.2 Mailbox full", "5.2.2", False),
    ("550 5.7.1 Message rejected due to local policy", "5.7.1", False),
    ("550 No such user here", "5.0.0", True),
    ("554 delivery error: mailbox quota exceeded", "5.0.0", False),
]
MAIL = """\
Return-Path: <>
To: help@desk.example
Date: Mon, 5 Oct 2026 10:00:00 +0200
{head}
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

{body}
--b
Content-Type: message/rfc822

From: help@desk.example
To: {first}
Message-ID: <1@desk.example>
Subject: Your ticket

Hello
--b--
"""
# One answer below a list of recipients, each under its own heading.
ONE_ANSWER = frozenset(("james",))


@dataclass(frozen=True)
class Layout:
    """The head and body of a notice; `{each}` begins the lines that each recipient has."""

    name: str
    head: str
    body: str

    def filled(self, addresses: list[str], answer: str) -> bytes:
        paragraphs = re.split(r"(?=\{each\})", self.body)
        body = "".join(_filled(paragraph, addresses, answer) for paragraph in paragraphs)
        return MAIL.format(head=self.head, body=body, first=addresses[0]).encode()


def _filled(paragraph: str, addresses: list[str], answer: str) -> str:
    if not paragraph.startswith("{each}"):
        return paragraph.format(address=addresses[0], reason=answer)
    unit, apart, rest = paragraph.removeprefix("{each}").partition("\n\n")
    unit += "\n\n" if "\n" in unit else "\n"
    each = "".join(unit.format(address=address, reason=answer) for address in addresses)
    return each + (apart and "\n") + rest.format(address=addresses[0], reason=answer)


def _layouts() -> list[Layout]:
    text = (Path(__file__).parent / "layouts.txt").read_text("utf-8").removeprefix("== ")
    blocks = (block.partition("\n") for block in text.split("\n== "))
    return [Layout(name, *rest.split("\n\n", 1)) for name, _, rest in blocks]


LAYOUTS = _layouts()


def told(layout: Layout, addresses: list[str], answer: str) -> tuple[FailedRecipient, ...]:
    mail = read(layout.filled(addresses, answer))
    assert mail.kind == "bounce"
    assert mail.bounce is not None
    assert mail.bounce.original_message_id == "1@desk.example"
    return mail.bounce.recipients


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_notice_names_who_was_not_reached_and_why(layout: Layout) -> None:
    for count in (1, 2, 3) if "{each}" in layout.body and layout.name not in ONE_ANSWER else (1,):
        for answer, status, permanent in ANSWERS:
            failed = told(layout, ADDRESSES[:count], answer)
            assert [one.email for one in failed] == ADDRESSES[:count]
            assert {(one.status, one.permanent) for one in failed} == {(status, permanent)}
            assert all(answer in " ".join(one.diagnostic.split()) for one in failed)


def test_fields_of_a_report_are_read_in_the_text_of_a_notice() -> None:
    layout = next(layout for layout in LAYOUTS if layout.name == "workmail")
    [failed] = told(layout, ADDRESSES[:1], "550 5.1.1 User unknown")
    assert failed.diagnostic == "550 5.1.1 User unknown"
