"""Opening a ticket for the author."""

from __future__ import annotations

from datetime import timedelta

from conftest import MONDAY
from rapport.channels.conftest import Arrive, message_of, ticket_of
from rapport.channels.email.tests.writing import mail
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Outgoing
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)


def test_it_is_theirs_and_they_are_told_that_it_arrived(arrive: Arrive) -> None:
    arrived = arrive(mail())

    ticket = ticket_of(arrived)
    assert (str(ticket.customer), ticket.subject) == ("Dora Lind", "Export stops")
    assert message_of(arrived).person == ticket.customer
    confirmed = Outgoing.objects.get()
    assert (confirmed.purpose, confirmed.to) == ("acknowledgement", ["dora@nordwind.example"])
    kinds = list(Event.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["person.met", "ticket.opened", "ticket.acknowledged"]


def test_who_is_known_is_not_met_again(arrive: Arrive, dora: Person) -> None:
    assert ticket_of(arrive(mail())).customer == dora
    assert not Event.objects.filter(kind="person.met").exists()


def test_who_was_copied_belongs_to_it_and_colleagues_do_anyway(arrive: Arrive, ben: User) -> None:
    copies = f"Emil Sato <emil@sato.example>, {ben.email}, no-address"

    ticket = ticket_of(arrive(mail(headers={"Cc": copies})))

    names = {str(each.person) for each in ticket.participants.all()}
    assert names == {"Dora Lind", "Emil Sato"}


def test_a_second_question_soon_after_is_another_ticket(arrive: Arrive) -> None:
    first = ticket_of(arrive(mail()))
    second = ticket_of(arrive(mail("And the invoice?", subject="Invoice"), at=LATER))

    assert first != second
    assert first.customer == second.customer
