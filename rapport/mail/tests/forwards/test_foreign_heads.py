"""Heads of forwarded mails in languages without a table, and odd ones."""

from __future__ import annotations

import pytest

from rapport.mail import Address, Forward
from rapport.mail.forwards import find

WORDS = "Please take this."
BEA, BEN = Address("Bea Lunt", "bea@nordwind.example"), Address("Ben Desk", "ben@desk.example")
MOMENT = "zil, 26. qop. 2021 14:24"
LINES = {
    "sender": "Zarb: Bea Lunt <bea@nordwind.example>",
    "sent": f"Wexil: {MOMENT}",
    "to": "Qo lum: Ben Desk <ben@desk.example>",
    "subject": "Vimp: Export stops",
}
OUTLOOK = ("sender", "sent", "to", "subject")
GMAIL = ("sender", "sent", "subject", "to")
THUNDERBIRD = ("subject", "sent", "sender", "to")


def head(order: tuple[str, ...], **lines: str) -> str:
    return "\n".join((LINES | lines)[field] for field in order)


def wanted(**fields: object) -> Forward:
    known: dict[str, object] = {
        "before": WORDS, "from_": BEA, "to": (BEN,), "cc": (), "subject": "Export stops",
        "date": MOMENT, "body": "It stops.", "attachments": (),
    }  # fmt: skip
    return Forward(**(known | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("order", [OUTLOOK, GMAIL, THUNDERBIRD])
@pytest.mark.parametrize("above", ["", "-------- Qalut Vexi --------\n", "_____________\n\n"])
@pytest.mark.parametrize("prefix", ["Fwd: ", "FW: ", "WG: "])
def test_the_subject_tells_the_head_in_any_language(
    order: tuple[str, ...], above: str, prefix: str
) -> None:
    text = f"{WORDS}\n\n{above}{head(order)}\n\nIt stops."
    assert find(text, f"{prefix}Export stops") == wanted()


@pytest.mark.parametrize("colon", ["：", " ៖", "։"])
def test_colons_of_other_scripts(colon: str) -> None:
    lines = "\n".join(line.replace(":", colon, 1) for line in head(GMAIL).split("\n"))
    assert find(f"{WORDS}\n\n{lines}\n\nIt stops.", "Fwd: Export stops") == wanted()


@pytest.mark.parametrize("unseen", ["\u2063", "\u200b", "\ufeff", "\u2060"])
def test_a_sign_that_nobody_sees_before_the_line(unseen: str) -> None:
    lines = head(OUTLOOK, sender="From: Bea Lunt <bea@nordwind.example>", sent=f"Date: {MOMENT}")
    lines = lines.replace("Qo lum", "To").replace("Vimp", "Subject")
    text = f"{WORDS}\n\n{unseen}---------- Forwarded message ---------\n{lines}\n\nIt stops."
    assert find(text, "Fwd: Export stops") == wanted()


def test_chinese_labels_of_equal_length() -> None:
    lines = "发件人：Bea Lunt <bea@nordwind.example>\n日\u3000期：2021年10月26日 14:24\n"
    lines += "收件人：Ben Desk <ben@desk.example>\n主\u3000题：Export stops"
    text = f"{WORDS}\n\n{'-' * 66}\n{lines}\n\nIt stops."
    assert find(text, "转发：Export stops") == wanted(date="2021年10月26日 14:24")


def test_some_labels_may_be_known() -> None:
    lines = head(GMAIL, sent=f"Date: {MOMENT}", subject="Subject: Export stops")
    text = f"{WORDS}\n\n---------- Forwarded message ---------\n{lines}\n\nIt stops."
    assert find(text, "Fwd: Export stops") == wanted()


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Export stops", head(OUTLOOK)),  # a form
        ("Re: Export stops", head(OUTLOOK)),
        ("Fwd: Import stops", head(OUTLOOK)),
        ("Fwd: Export stops", head(("subject", "sender"))),
        ("Fwd: Export stops", head(OUTLOOK, sender="Zarb: Bea", to="Qo: Ben")),
        ("Fwd: Export stops", head(OUTLOOK, sent="Wexil: soon")),
        ("Fwd: Export stops", "I saw\n" + head(OUTLOOK)),
        ("Fwd: Export stops", head(OUTLOOK, sender="I heard this from our: bea@nordwind.example")),
        ("Fwd: ", head(OUTLOOK)),
    ],
)
def test_without_each_sign_there_is_no_forward(subject: str, text: str) -> None:
    assert find(f"{WORDS}\n\n{text}\n\nIt stops.", subject) is None


OUTLOOKS = "Feladó: Bea Lunt <bea@nordwind.example>\nKüldve: 2021. október 26. 14:24\n"
OUTLOOKS += "Címzett: Ben Desk <ben@desk.example>\nTárgy: Export stops"


@pytest.mark.parametrize("labels", [OUTLOOKS, OUTLOOKS.replace("Feladó", "FELADÓ")])
def test_a_prefix_that_is_a_forward_only_in_hungarian(labels: str) -> None:
    text = f"{WORDS}\n\n{labels}\n\nIt stops."
    assert find(text, "TO: Export stops") == wanted(date="2021. október 26. 14:24")
    english = text.replace("Feladó", "From").replace("FELADÓ", "From")
    assert find(english, "TO: Export stops") is None
    assert find(text, "To: Export stops") is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Bea Lunt ‹bea@nordwind.example›", BEA),
        ("Bea Lunt 〈bea@nordwind.example〉", BEA),
        ("Bea Lunt «bea@nordwind.example»", BEA),
        ("Bea Lunt bea@nordwind.example", BEA),
        ("Bea;Lunt <bea@nordwind.example>", Address("Bea;Lunt", BEA.email)),
        ("Bea;Lunt ‹bea@nordwind.example›", Address("Bea;Lunt", BEA.email)),
        ("written by bea@nordwind.example", Address("", BEA.email)),
    ],
)
def test_signs_around_an_address(written: str, read: Address) -> None:
    lines = f"From: {written}\nSent: {MOMENT}\nTo: Ben Desk <ben@desk.example>\n"
    text = f"{WORDS}\n\n{lines}Subject: Export stops\n\nIt stops."
    assert find(text, "FW: Export stops") == wanted(from_=read)


def test_the_bats_sentence_and_its_scissors() -> None:
    lines = head(OUTLOOK, sender="From: Bea Lunt <bea@nordwind.example>", sent=f"Date: {MOMENT}")
    lines = lines.replace("Qo lum", "To").replace("Vimp", "Subject")
    text = f"{WORDS}\n\nThis is a forwarded message\n{lines}\n\n"
    text += "===8<==============Original message text===============\nIt stops.\n"
    text += "===8<===========End of original message text===========\n"
    assert find(text, "Fwd: Export stops") == wanted()
