"""Treatments: they count, are recorded, and can be undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import treat, untreat
from rapport.channels.arrivals.tests.recording import AWAY
from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import close
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)


def test_an_ordinary_message_opens_a_ticket(recorded: Inbound, ada: User) -> None:
    treatment = treat(recorded, treated_as="message", by=ada, at=LATER)

    assert recorded.state == "opened"
    assert "Ada Berg marked this as an ordinary message." in recorded.reason
    assert message_of(recorded).kind == "inbound"
    assert Event.objects.get(kind="inbound.treated").by_id == ada.pk
    assert treatment.before["state"] == "recorded"


def test_it_joins_the_ticket_that_is_named_and_leaves_it_again(
    recorded: Inbound, ticket: Ticket, ada: User, emil: Person
) -> None:
    treatment = treat(recorded, treated_as="ticket", ticket=ticket, by=ada, at=LATER)
    assert (recorded.state, recorded.ticket) == ("appended", ticket)
    message = message_of(recorded)
    assert message.kind == "inbound"

    untreat(treatment, by=ada, at=LATER)
    message.refresh_from_db()
    assert message.ticket_id != ticket.pk
    assert message.ticket.is_closed
    recorded.refresh_from_db()
    assert (recorded.state, recorded.message) == ("recorded", None)


def test_a_copy_on_no_ticket_is_not_said_to_be_on_one(recorded: Inbound, ada: User) -> None:
    Inbound.objects.filter(pk=recorded.pk).update(state="duplicate")
    recorded.refresh_from_db()

    with pytest.raises(Conflict, match="a copy of something that had arrived before"):
        treat(recorded, treated_as="message", by=ada, at=LATER)


def test_what_is_being_processed_is_not_said_to_be_on_a_ticket(
    recorded: Inbound, ada: User
) -> None:
    Inbound.objects.filter(pk=recorded.pk).update(state="kept")
    recorded.refresh_from_db()

    with pytest.raises(Conflict, match="being processed right now"):
        treat(recorded, treated_as="message", by=ada, at=LATER)


def test_a_stranger_joins_the_ticket_with_the_mail(
    arrive: Arrive, ticket: Ticket, ada: User
) -> None:
    found = arrive(mail("Me, too.", sender="zoe@elsewhere.example", headers=AWAY))
    treat(found, treated_as="ticket", ticket=ticket, by=ada, at=LATER)

    assert found.state == "appended"
    values = ticket.participants.values_list("person__identities__value", flat=True)
    assert "zoe@elsewhere.example" in list(values)


def test_it_is_taken_for_a_customers(arrive: Arrive, emil: Person, ada: User) -> None:
    found = arrive(mail("Hello?", sender=""))
    assert found.state == "parked"
    treat(found, treated_as="customer", person=emil, by=ada, at=LATER)

    assert ticket_of(found).customer == emil


def test_spam_leaves_the_queue_and_comes_back_with_one_click(recorded: Inbound, ada: User) -> None:
    treat(recorded, treated_as="spam", by=ada, at=LATER)
    assert recorded.state == "spam"
    treat(recorded, treated_as="message", by=ada, at=LATER)
    assert recorded.state == "opened"


def test_nonsense_is_refused_with_a_sentence(
    recorded: Inbound, arrive: Arrive, ticket: Ticket, ada: User
) -> None:
    with pytest.raises(Invalid, match="Choose one of the options"):
        treat(recorded, treated_as="cheese", by=ada)
    with pytest.raises(Invalid, match="no ticket with that number"):
        treat(recorded, treated_as="ticket", by=ada)
    with pytest.raises(Invalid, match="no customer"):
        treat(recorded, treated_as="customer", by=ada)
    with pytest.raises(Invalid, match="is closed"):
        treat(recorded, treated_as="ticket", ticket=close(ticket, by=ada, at=LATER), by=ada)
    opened = arrive(mail("A question."))
    with pytest.raises(Conflict, match="already"):
        treat(opened, treated_as="spam", by=ada)
    assert not Event.objects.filter(kind="inbound.treated").exists()


def test_an_agent_may_not(recorded: Inbound, ben: User) -> None:
    with pytest.raises(NotAllowed):
        treat(recorded, treated_as="spam", by=ben)


def test_an_agent_may_say_that_something_is_no_spam(
    recorded: Inbound, ada: User, ben: User
) -> None:
    treat(recorded, treated_as="spam", by=ada, at=LATER)

    treat(recorded, treated_as="message", by=ben, at=LATER)

    assert recorded.state == "opened"
