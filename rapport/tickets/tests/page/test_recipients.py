"""Completing addresses: people on the ticket, colleagues and customers."""

from __future__ import annotations

from django.test import Client

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import copy_in
from rapport.tickets.models import Ticket


def _found(client: Client, **query: str) -> list[dict[str, str]]:
    people: list[dict[str, str]] = client.get("/tickets/recipients/", query).json()["people"]
    return people


def test_customers_and_colleagues_are_found(as_ben: Client, dora: Person, cleo: User) -> None:
    (customer,) = _found(as_ben, who="dor")
    assert (customer["name"], customer["address"]) == ("Dora Lind", "dora@nordwind.example")
    assert [each["address"] for each in _found(as_ben, who="cleo")] == [cleo.email]
    assert _found(as_ben) == _found(as_ben, who="nobody-like-that") == []


def test_people_on_the_ticket_come_first_and_once(
    as_ben: Client, ticket: Ticket, emil: Person, ben: User
) -> None:
    copy_in(ticket, people=[emil], by=ben)

    (first, *others) = _found(as_ben, who="emil", ticket=str(ticket.pk))

    assert (first["name"], first["note"]) == ("Emil Sato", "on this ticket")
    assert first["address"] not in [each["address"] for each in others]


def test_a_ticket_of_others_does_not_exist(as_cleo: Client, ticket: Ticket) -> None:
    answer = as_cleo.get("/tickets/recipients/", {"who": "dora", "ticket": str(ticket.pk)})
    assert answer.status_code == 404
