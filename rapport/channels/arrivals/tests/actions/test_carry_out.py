"""The execution of a decision."""

from __future__ import annotations

from rapport.channels.arrivals.actions.carry_out import carry_out
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.authors import find_author
from rapport.channels.intake.decisions import Append, Decided, Leave
from rapport.channels.intake.outcome import Outcome, State
from rapport.customers.models import Person
from rapport.tickets.models import Ticket


def test_the_reason_is_the_outcomes_or_else_that_of_the_person(kept: Kept, ticket: Ticket) -> None:
    arrival = kept(mail())
    sender = arrival.parsed.who.sender
    assert sender is not None
    appended = Append(find_author(sender), ticket.pk)

    outcome = carry_out(Decided(arrival, appended, because="It answers one."))
    assert (outcome.ticket, outcome.reason) == (ticket.pk, "It answers one.")

    left = Leave(Outcome(State.SPAM, "The filter says so."))
    assert carry_out(Decided(arrival, left, because="Spam.")).reason == "The filter says so."


def test_what_is_left_may_still_make_its_author_known(kept: Kept, db: None) -> None:
    arrival = kept(mail())
    sender = arrival.parsed.who.sender
    assert sender is not None
    left = Outcome(State.RECORDED, "Nobody waits.")

    assert carry_out(Decided(arrival, Leave(left))) == left
    assert not Person.objects.exists()
    assert carry_out(Decided(arrival, Leave(left, find_author(sender)))) == left
    assert Person.objects.get().name == "Dora Lind"
