"""Customers of new tickets, and addressees: known, found, or new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from rapport.core.database.fulltext import words
from rapport.core.database.keys import key_in
from rapport.core.phrases.folding import folded
from rapport.customers import finding
from rapport.customers.models import Identity, Person
from rapport.customers.notes import pinned_for
from rapport.customers.places.columns import COLUMNS, cells_of
from rapport.people.models import User
from rapport.people.places import colleague_search
from rapport.tickets.models import Link, Ticket
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor

# Of open tickets to which the new words may belong.
MOST_OPEN = 5
MOST_ADDRESSES = 8
MOST_COLLEAGUES = 3


class Suggestion(NamedTuple):
    """An address to write to, whose it is, and what to know of them."""

    name: str
    address: str
    note: str


def customer_of(number: str, reader: User) -> Person | None:
    """Return the customer of this number; None if it is none, 404 if there is none."""
    if key_in(number) is None:
        return None
    people = Person.objects.visible_to(reader).surviving().with_addresses()
    person: Person = get_object_or_404(people, pk=number)
    return person


def followed(number: str, customer: Person | None, reader: User) -> Ticket | None:
    """Return the earlier ticket of this customer that a new one follows up; None if there is none
    of that number.
    """
    if customer is None or key_in(number) is None:
        return None
    return Ticket.objects.visible_to(reader).filter(customer=customer, pk=number).first()


def following(earlier: Ticket | None) -> Predecessor:
    """Return that a new ticket follows an earlier one, if it does."""
    if earlier is None:
        return NO_PREDECESSOR
    over = _("#%(number)d was over when this was written.") % {"number": earlier.pk}
    return Predecessor(earlier, Link.FOLLOW_UP, over)


def known(customer: Person | None, who: str, reader: User) -> dict[str, Any]:
    """Return what to know of a customer first: notes, and what is open; without one, those whom
    the words fit.
    """
    if customer is None:
        people = finding.find(reader, who) if who else []
        cells = cells_of(COLUMNS, [person.pk for person in people], reader) if people else {}
        return {"found": people, "cells": cells}
    unsolved = Ticket.objects.visible_to(reader).unsolved().filter(customer=customer)
    return {
        "notes": pinned_for(customer),
        "open_tickets": list(unsolved.order_by("-opened_at", "-pk")[:MOST_OPEN]),
    }


def addressed(who: str) -> dict[str, str]:
    """Return the field that the words belong into if nobody is known by them."""
    if "@" in who:
        return {"email": who}
    return {"phone": who} if finding.phone_in(who) else {"name": who}


def addressees(who: str, reader: User, ticket: Ticket | None = None) -> list[Suggestion]:
    """Return a few addresses of those whom the words fit: of people on the ticket, or once on it,
    then of colleagues and customers.
    """
    found = (
        *(_on(ticket, who) if ticket else ()),
        *(
            Suggestion(each.found.name, each.found.email, _("works here"))
            for each in colleague_search.find(who)[:MOST_COLLEAGUES]
        ),
        *_mail_of(finding.find(reader, who)),
    )
    known: dict[str, Suggestion] = {}
    for each in found:
        known.setdefault(each.address.lower(), each)
    return list(known.values())[:MOST_ADDRESSES]


def _on(ticket: Ticket, who: str) -> Iterator[Suggestion]:
    typed = words(who)
    people = Person.objects.filter(participations__ticket=ticket).with_addresses()
    for each in _mail_of(people.order_by("participations__pk")):
        if typed and all(word in folded(f"{each.name} {each.address}") for word in typed):
            yield each._replace(note=_("on this ticket"))


def _mail_of(people: Iterable[Person]) -> Iterator[Suggestion]:
    for person in people:
        for each in person.identities.all():
            if each.kind == Identity.Kind.MAIL:
                whose = str(person.organisation or "")
                yield Suggestion(person.name or each.value, each.value, whose)
