"""Settling: kept arrivals are handled, or wait for a person."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def mails(mailbox: Mailbox) -> list[Inbound]:
    """Return two unread mails: a question, and an empty one."""
    return [
        keep_one(
            Raw(f"INBOX:1:{number}", content, MONDAY),
            channel="email",
            account=mailbox.account,
            at=MONDAY,
        )
        for number, content in enumerate((mail(), b""))
    ]


def test_a_question_opens_a_ticket_once(mails: list[Inbound]) -> None:
    for _again in range(2):
        settled = settle(mails[0], at=LATER)

    assert (settled.state, settled.settled_at) == ("opened", LATER)
    assert settled.ticket == Ticket.objects.get()
    assert Event.objects.filter(kind="ticket.opened").count() == 1


def test_what_cannot_be_read_is_parked_with_the_reason(mails: list[Inbound]) -> None:
    parked = settle(mails[1], at=LATER)

    assert (parked.state, parked.ticket) == ("parked", None)
    assert parked.reason
    assert history(parked)[-1].kind == "inbound.parked"


def test_one_that_breaks_us_waits_for_a_person(
    mails: list[Inbound], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    # The package exports a function of the same name, so the module is found by its own.
    monkeypatch.setattr(sys.modules[settle.__module__], "read", breaks)

    parked = settle(mails[0], at=LATER)

    assert parked.state == "parked"
    assert "ZeroDivisionError: by nothing" in parked.reason
