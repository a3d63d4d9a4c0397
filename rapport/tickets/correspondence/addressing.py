"""The recipients of an answer on a ticket."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from rapport.core.database.prepared import prepared
from rapport.core.registry import Registry
from rapport.customers.identities import mail_addresses
from rapport.customers.models import Identity
from rapport.people.models import User
from rapport.tickets.models import Answered, Message, Participant, Ticket


@dataclass(frozen=True)
class Recipients:
    """The mail addresses that an answer is written to, and those that get a copy."""

    to: list[str]
    cc: list[str]


class Addressee(NamedTuple):
    """A participant, with what decides whether and where an answer reaches them."""

    person: int
    answered: str
    address: str


def recipients(ticket: Ticket, people: Sequence[Participant] | None = None) -> Recipients:
    """Return where an answer goes, as the last writer or choice left it; the customer first.

    The customer is written to at the address that one of us has chosen since they last wrote, else
    at the one at which they asked to be answered. ``people`` are those on the ticket, if the caller
    knows them already.
    """
    if people is None:
        addressees = [Addressee._make(row) for row in _addressees(ticket.pk)]
    else:
        addressees = [Addressee(one.person_id, one.answered, one.address) for one in people]
    answered = {each.person: each.answered for each in addressees}
    chosen = [each.address for each in addressees if each.person == ticket.customer_id]
    known = [each for each in chosen if each] or addresses_of(ticket)
    to = known if answered.get(ticket.customer_id) != Answered.NO else []
    first = _first_addresses(each for each in addressees if each.person != ticket.customer_id)
    others = [(each.answered, first[each.person]) for each in addressees if each.person in first]
    if answered.get(ticket.customer_id) == Answered.COPY:
        others, to = [*((Answered.COPY, address) for address in to), *others], []
    to += [address for how, address in others if how == Answered.TO]
    return Recipients(to, [address for how, address in others if how == Answered.COPY])


def addresses_of(ticket: Ticket) -> list[str]:
    """Return the customer's mail address in a list: the one they last gave, else the
    primary one.
    """
    known = _given(ticket.pk, ticket.customer_id) or mail_addresses(ticket.customer_id)
    return known[:1]


def _first_addresses(addressees: Iterable[Addressee]) -> dict[int, str]:
    """Return the address of each person who is answered: theirs on this ticket, else
    their first.
    """
    answered = [each for each in addressees if each.answered != Answered.NO]
    first = {each.person: each.address for each in answered if each.address}
    unknown = [each.person for each in answered if not each.address]
    if unknown:
        mail = Identity.objects.filter(kind=Identity.Kind.MAIL, person__in=unknown)
        for person, value in mail.order_by("-is_primary", "pk").values_list("person", "value"):
            first.setdefault(person, value)
    return first


# Takes addresses in lower case, and returns those that are the desk's own, where mail comes in.
Own = Callable[[Collection[str]], Collection[str]]
OWN: Registry[Own] = Registry("the desk's own addresses")


def own_among(addresses: Collection[str]) -> set[str]:
    """Return those addresses that are the desk's own: writing there is writing to ourselves."""
    return {address for own in OWN for address in own(addresses)}


def colleagues_among(addresses: Collection[str]) -> set[str]:
    """Return those addresses that belong to colleagues, who see the ticket anyway."""
    if not addresses:
        return set()
    known = User.objects.filter(email__in=addresses, is_active=True)
    return set(known.values_list("email", flat=True))


@prepared
def _given(ticket: int, customer: int) -> QuerySet[Message, Any]:
    """Return the address that the customer asked to be answered at, from their last message with
    one.
    """
    said = Message.objects.filter(ticket=ticket, person=customer, kind=Message.Kind.INBOUND)
    return said.exclude(reply_to="").order_by("-at", "-pk").values_list("reply_to", flat=True)[:1]


@prepared
def _addressees(ticket: int) -> QuerySet[Participant, Any]:
    """Return the people on the ticket, in the order in which they joined."""
    found = Participant.objects.filter(ticket=ticket)
    return found.order_by("pk").values_list("person", "answered", "address", named=True)
