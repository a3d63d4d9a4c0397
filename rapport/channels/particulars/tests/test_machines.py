"""Messages of machines on one line, and of mailing lists."""

from __future__ import annotations

from typing import Any

import pytest

from rapport.channels.particulars import machines, originals
from rapport.tickets.models import Message
from rapport.tickets.page.particulars import Line, Remark

Nature = Message.Nature


@pytest.mark.parametrize(
    ("nature", "particulars", "line"),
    [
        (Nature.REPORT, {}, Line("Delivery report", "mail")),
        (Nature.RECEIPT, {}, Line("read receipt", "eye")),
        (
            Nature.AUTO_REPLY,
            {"until": "2026-08-12"},
            Line("automatic reply, away until 12 August", "refresh"),
        ),
        (Nature.AUTO_REPLY, {"until": "soon"}, Line("automatic reply", "refresh")),
        (Nature.AUTO_REPLY, {}, Line("automatic reply", "refresh")),
    ],
)
def test_a_machine_s_message_is_a_line(
    nature: str, particulars: dict[str, Any], line: Line
) -> None:
    assert list(machines.lines(Message(nature=nature, particulars=particulars))) == [line]


@pytest.mark.parametrize("nature", [Nature.MESSAGE, Nature.APPOINTMENT, Nature.LIST, ""])
def test_a_person_s_message_is_none(nature: str) -> None:
    assert list(machines.lines(Message(nature=nature))) == []


@pytest.mark.parametrize(
    ("particulars", "words"),
    [
        (
            {"list": "users@lists.example"},
            "Sent to the mailing list users@lists.example. No confirmation was sent.",
        ),
        ({}, "Sent to a mailing list. No confirmation was sent."),
        (
            {"list": "", "precedence": "junk"},
            "Marked as bulk mail (Precedence: junk). No confirmation was sent.",
        ),
    ],
)
def test_a_list_is_named(particulars: dict[str, Any], words: str) -> None:
    message = Message(nature=Nature.LIST, particulars=particulars)
    assert list(machines.remarks(message)) == [Remark(words, "people")]
    assert list(machines.remarks(Message(nature=Nature.MESSAGE, particulars=particulars))) == []


def test_what_came_by_mail_leads_to_its_original() -> None:
    (link,) = originals.links(Message(pk=7, nature=Nature.MESSAGE))
    assert (link.label, link.url) == ("Original", "/messages/7/source/")
    assert list(originals.links(Message(pk=8))) == []
