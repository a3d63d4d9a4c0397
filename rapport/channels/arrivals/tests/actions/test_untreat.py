"""Undoing a treatment."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import treat, untreat
from rapport.channels.arrivals.tests.recording import kinds
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import note

LATER = MONDAY + timedelta(hours=1)


def test_what_was_opened_is_closed_when_it_is_taken_back(recorded: Inbound, ada: User) -> None:
    treatment = treat(recorded, treated_as="message", by=ada, at=LATER)
    ticket = ticket_of(recorded)
    untreat(treatment, by=ada, at=LATER)

    recorded.refresh_from_db()
    assert (recorded.state, recorded.ticket, recorded.treated_as) == ("recorded", None, "")
    assert "automatic reply" in recorded.reason
    ticket.refresh_from_db()
    assert ticket.is_closed
    assert kinds()[-2:] == ["inbound.treated", "inbound.untreated"]
    assert untreat(treatment, by=ada, at=LATER).state == "recorded"
    assert kinds().count("inbound.untreated") == 1


def test_what_was_worked_on_stays(recorded: Inbound, ada: User) -> None:
    treatment = treat(recorded, treated_as="message", by=ada, at=LATER)
    note(ticket_of(recorded), text="Hm.", by=ada, at=LATER + timedelta(minutes=1))

    with pytest.raises(Conflict, match="has been worked on since"):
        untreat(treatment, by=ada, at=LATER + timedelta(minutes=2))
    treatment.refresh_from_db()
    assert treatment.undone_at is None


@pytest.mark.parametrize("treated_as", ["automatic", "bounce", "spam"])
def test_what_is_only_said_to_be_something_can_be_taken_back(
    arrive: Arrive, ada: User, treated_as: str
) -> None:
    found = arrive(mail("Hello?", sender=""))
    reason = found.reason
    treatment = treat(found, treated_as=treated_as, by=ada, at=LATER)
    if treated_as == "automatic":
        assert found.state == "parked"  # It still names no sender.
    else:
        assert found.state == ("spam" if treated_as == "spam" else "recorded")
    untreat(treatment, by=ada, at=LATER)
    found.refresh_from_db()
    assert (found.state, found.reason, found.ticket) == ("parked", reason, None)


def test_only_the_last_word_is_taken_back(recorded: Inbound, ada: User) -> None:
    first = treat(recorded, treated_as="spam", by=ada, at=LATER)
    treat(recorded, treated_as="bounce", by=ada, at=LATER)
    with pytest.raises(Conflict, match="since"):
        untreat(first, by=ada, at=LATER)


def test_an_agent_may_not(recorded: Inbound, ada: User, ben: User) -> None:
    treatment = treat(recorded, treated_as="spam", by=ada, at=LATER)

    with pytest.raises(NotAllowed):
        untreat(treatment, by=ben, at=LATER)
    treatment.refresh_from_db()
    assert treatment.undone_at is None
