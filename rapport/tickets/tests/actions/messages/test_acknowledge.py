"""Confirming a request."""

from __future__ import annotations

from conftest import MONDAY
from rapport.customers.models import Identity
from rapport.tickets.actions import acknowledge
from rapport.tickets.models import Outgoing, Ticket
from rapport.timeline.models import Event


def test_a_request_is_confirmed_once(ticket: Ticket) -> None:
    acknowledge(ticket, text="It is here.", at=MONDAY)
    acknowledge(ticket, text="It is here, again.", at=MONDAY)

    outgoing = Outgoing.objects.get(purpose="acknowledgement")
    assert (outgoing.text, outgoing.to) == ("It is here.", ["dora@nordwind.example"])
    assert Event.objects.filter(kind="ticket.acknowledged").count() == 1


def test_it_goes_where_the_caller_knows_they_are_answered(ticket: Ticket) -> None:
    acknowledge(ticket, text="It is here.", to=["team@nordwind.example"], at=MONDAY)

    assert Outgoing.objects.get().to == ["team@nordwind.example"]


def test_without_an_address_nothing_is_confirmed(ticket: Ticket) -> None:
    Identity.objects.all().delete()
    acknowledge(ticket, text="It is here.", at=MONDAY)

    assert not Outgoing.objects.exists()
    assert not Event.objects.filter(kind="ticket.acknowledged").exists()
