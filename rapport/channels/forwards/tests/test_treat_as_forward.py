"""Marking a mail as a forward."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.tests.writing import mail
from rapport.channels.forwards import actions
from rapport.channels.forwards.tests.passing import passed_on
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


def test_taking_it_for_a_forward_after_all(arrive: Arrive, ben: User, bea: User) -> None:
    ticket = ticket_of(arrive(passed_on(ben, Authentication_Results="")))

    actions.treat_as_forward(ticket, by=bea, at=LATER)

    ticket.refresh_from_db()
    assert (str(ticket.customer), ticket.subject) == ("Emil Sato", "Where is my refund?")
    note = ticket.messages.get(kind="note")
    assert note.user == bea, "not in the name of who is not proved"
    assert note.text.endswith("in the name of ben.okafor@desk.example:\n\nThis came to me.")
    reply(ticket, text="It is on its way.", by=bea)
    assert Outgoing.objects.get(purpose="reply").to == ["emil@sato.example"]


def test_one_that_cannot_be_read_is_whose_a_person_says(arrive: Arrive, ben: User) -> None:
    ticket = ticket_of(arrive(mail("Emil called: no refund.", sender=ben.email)))
    with pytest.raises(Invalid, match="Enter who wrote it"):
        actions.treat_as_forward(ticket, by=ben)
    with pytest.raises(Invalid, match="somebody who works here"):
        actions.treat_as_forward(ticket, sender=ben.email, by=ben)

    actions.treat_as_forward(ticket, sender="emil@sato.example", name="Emil Sato", by=ben)

    ticket.refresh_from_db()
    assert str(ticket.customer) == "Emil Sato"
    assert ticket.messages.get().text.strip() == "Emil called: no refund."


def test_it_leaves_one_event_and_twice_changes_nothing(
    arrive: Arrive, ben: User, bea: User
) -> None:
    ticket = ticket_of(arrive(passed_on(ben, Authentication_Results="")))

    for _again in range(2):
        actions.treat_as_forward(ticket, by=bea, at=LATER)

    told = [line.sentence for line in history(ticket)]
    said = "Bea Lund said it was forwarded for Emil Sato, whose ticket it is now"
    assert told.count(said) == 1


def test_nothing_is_said_of_what_was_no_mail(ticket: Ticket, ben: User) -> None:
    with pytest.raises(Conflict, match="did not begin with a mail"):
        actions.treat_as_forward(ticket, by=ben)


def test_who_only_reads_may_not(ticket: Ticket, rosa: User) -> None:
    with pytest.raises(NotAllowed):
        actions.treat_as_forward(ticket, by=rosa)
