"""Marking a mail as no forward."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.tests.writing import EMIL, mail
from rapport.channels.forwards import actions
from rapport.channels.forwards.tests.passing import passed_on
from rapport.channels.models import Inbound
from rapport.core.errors import Conflict, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Message, Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_it_was_not_a_forward(arrive: Arrive, ben: User, bea: User) -> None:
    ticket = ticket_of(arrive(passed_on(ben)))

    actions.decline(ticket, by=bea, at=LATER)

    ticket.refresh_from_db()
    message = ticket.messages.get()
    assert (str(ticket.customer), ticket.subject) == ("Ben Okafor", "Fwd: Where is my refund?")
    assert "---------- Forwarded message" in message.text
    assert [file.filename for file in message.attachments.all()] == ["refund.txt"]
    assert not Person.objects.filter(name="Emil Sato").exists(), "who was only met by it goes"
    assert [str(one.person) for one in ticket.participants.all()] == ["Ben Okafor"]
    sentences = [told.sentence for told in history(ticket)]
    assert sentences[-1] == "Bea Lund said it was not a forward: it is Ben Okafor’s own mail"
    assert actions.decline(ticket, by=bea).pk == ticket.pk, "twice changes nothing"


def test_who_was_known_before_stays(arrive: Arrive, ben: User) -> None:
    arrive(mail(sender=EMIL))
    ticket = ticket_of(arrive(passed_on(ben)))

    actions.decline(ticket, by=ben)

    assert Person.objects.filter(name="Emil Sato").exists()


def test_every_word_of_it_stays_findable(arrive: Arrive, ben: User) -> None:
    from rapport.tickets.search.index import matching

    ticket = ticket_of(arrive(passed_on(ben)))
    assert list(matching(Ticket.objects.all(), "waited weeks")) == [ticket]
    actions.decline(ticket, by=ben)
    assert list(matching(Ticket.objects.all(), "came to me")) == [ticket]
    assert not Message.objects.filter(kind="note").exists()
    assert Inbound.objects.get().ticket == ticket


def test_where_nothing_was_taken_for_one_there_is_nothing_to_decline(
    arrive: Arrive, ben: User
) -> None:
    ticket = ticket_of(arrive(mail()))

    with pytest.raises(Conflict, match="Nothing on this ticket was treated as a forward"):
        actions.decline(ticket, by=ben)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        actions.decline(ticket, by=rosa)
