"""Where an answer on a ticket goes."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rapport.core.prepared import prepared
from rapport.customers.models import Identity
from rapport.tickets.models import Message, Participant, Ticket


def addresses_of(ticket: Ticket) -> list[str]:
    """Return the mail address to answer: the one the customer last gave, else the primary one."""
    known = _given(ticket.pk, ticket.customer_id) or _mail(ticket.customer_id)
    return [address for (address,) in known[:1]]


def copied_in(ticket: Ticket) -> list[str]:
    """Return the mail addresses of those who are copied, each person's first."""
    people = [person for (person,) in _copied(ticket.pk)]
    if not people:
        return []
    mail = Identity.objects.filter(kind=Identity.Kind.MAIL, person__in=people)
    first: dict[int, str] = {}
    for person, value in mail.order_by("-is_primary", "pk").values_list("person", "value"):
        first.setdefault(person, value)
    return [first[person] for person in people if person in first]


@prepared
def _given(ticket: int, customer: int) -> QuerySet[Message, Any]:
    """The address that the customer wanted to be answered at, in their last message with one."""
    said = Message.objects.filter(ticket=ticket, person=customer, kind=Message.Kind.INBOUND)
    return said.exclude(reply_to="").order_by("-at", "-pk").values_list("reply_to")[:1]


@prepared
def _mail(person: int) -> QuerySet[Identity, Any]:
    """A person's mail addresses, the primary one first."""
    mail = Identity.objects.filter(person=person, kind=Identity.Kind.MAIL)
    return mail.order_by("-is_primary", "pk").values_list("value")


@prepared
def _copied(ticket: int) -> QuerySet[Participant, Any]:
    """Who gets copies, in the order in which they came in."""
    copied = Participant.objects.filter(ticket=ticket, part=Participant.Part.COPIED)
    return copied.order_by("pk").values_list("person")
