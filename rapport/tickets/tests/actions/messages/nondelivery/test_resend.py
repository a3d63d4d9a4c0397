"""Sending an answer again to those whom it did not reach."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.identities import mail_addresses
from rapport.customers.models import Identity, Person
from rapport.customers.reaching import DeadAddress
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.actions.messages import delivery
from rapport.tickets.actions.messages.resend import resend
from rapport.tickets.correspondence.addressing import recipients
from rapport.tickets.models import Message, Nondelivery, Outgoing, Ticket
from rapport.tickets.tests.actions.messages.sending import DORA, EMIL, FULL, GONE, send
from rapport.tickets.tests.posting import arrives, comes_back, leaves

HOUR = timedelta(hours=1)
LATE = MONDAY + 5 * HOUR
NEW = "dora.lind@nordwind.example"


def message_of(outgoing: Outgoing) -> Message:
    assert outgoing.message is not None
    return outgoing.message


def test_it_goes_to_a_right_address_which_is_the_customers_from_then_on(
    ticket: Ticket, dora: Person, ben: User
) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY + HOUR)

    resend(message_of(failed), by=ben, instead={DORA: f" {NEW.upper()} "}, at=LATE)

    failed.refresh_from_db()
    assert (failed.state, failed.to) == ("queued", [NEW])
    assert list(mail_addresses(dora.pk)) == [DORA, NEW]
    assert recipients(ticket).to == [NEW]
    leaves(failed, LATE)
    ticket.refresh_from_db()
    assert (ticket.status, ticket.first_responded_at) == ("pending", LATE)


def test_one_that_fails_there_too_does_not_count(ticket: Ticket, ben: User) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY + HOUR)
    resend(message_of(failed), by=ben, instead={DORA: NEW}, at=LATE)
    delivery.note_bounce(leaves(failed, LATE), {NEW: FULL}, at=LATE + HOUR)

    ticket.refresh_from_db()
    assert (ticket.status, ticket.waiting_since) == ("open", MONDAY)


def test_those_who_have_it_do_not_get_it_twice(ticket: Ticket, emil: Person, ben: User) -> None:
    sent = delivery.note_bounce(send(ticket, ben, EMIL), {DORA: FULL}, at=LATE)

    resend(message_of(sent), by=ben, instead={DORA: NEW}, at=LATE)

    fresh = Outgoing.objects.exclude(pk=sent.pk).get()
    assert (fresh.to, fresh.cc, fresh.message) == ([NEW], [], sent.message)
    ticket.refresh_from_db()
    assert ticket.waiting_since == MONDAY, "not while it is on its way"
    delivery.note_bounce(leaves(fresh, LATE), {NEW: FULL}, at=LATE + HOUR)
    ticket.refresh_from_db()
    assert ticket.waiting_since == MONDAY
    resend(message_of(sent), by=ben, at=LATE + 2 * HOUR)
    fresh.refresh_from_db()
    leaves(fresh, LATE + 2 * HOUR)
    ticket.refresh_from_db()
    assert ticket.status == "pending"
    assert not Nondelivery.objects.get().is_open


def test_one_to_nobody_goes_to_whom_one_says(ticket: Ticket, dora: Person, ben: User) -> None:
    Identity.objects.filter(person=dora).delete()
    message = reply(ticket, text="It is mended.", by=ben, at=MONDAY)
    with pytest.raises(Invalid, match="who it should go to"):
        resend(message, by=ben)

    resend(message, by=ben, instead={"": NEW}, at=LATE)

    leaves(Outgoing.objects.get(to=[NEW]), LATE)
    ticket.refresh_from_db()
    assert ticket.first_responded_at == LATE


def test_a_dead_address_needs_a_word(ticket: Ticket, ben: User) -> None:
    failed = delivery.note_bounce(arrives(ticket, by=ben, at=MONDAY), {DORA: GONE}, at=LATE)
    with pytest.raises(DeadAddress):
        resend(message_of(failed), by=ben)

    resend(message_of(failed), by=ben, anyway=True)
    with pytest.raises(Conflict, match="already"):
        resend(message_of(failed), by=ben, anyway=True)


@pytest.mark.parametrize("address", ["", "no address", "dora@", "support@desk.example\nx"])
def test_nonsense_is_refused(ticket: Ticket, ben: User, address: str) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY)
    with pytest.raises(Invalid):
        resend(message_of(failed), by=ben, instead={DORA: address})
    failed.refresh_from_db()
    assert failed.state == "parked"


def test_one_that_arrived_is_refused(ticket: Ticket, ben: User) -> None:
    with pytest.raises(Invalid, match="has arrived"):
        resend(message_of(arrives(ticket, by=ben, at=MONDAY)), by=ben)


def test_who_may_only_read_may_not(ticket: Ticket, ben: User, rosa: User) -> None:
    failed = comes_back(ticket, by=ben, at=MONDAY)
    with pytest.raises(NotAllowed):
        resend(message_of(failed), by=rosa)
