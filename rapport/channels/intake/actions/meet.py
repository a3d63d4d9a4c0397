"""Recording authors and copied people."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.authors import find_author
from rapport.channels.intake.decisions import Author
from rapport.channels.particulars.machines import day_of
from rapport.core.errors import Invalid
from rapport.customers.actions import meet, name_if_nameless, note_away, note_contact
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM, Actor
from rapport.people.models import User
from rapport.tickets.actions import copy_in
from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import Ticket

MOST_COPIED = 20


def meet_author(author: Author, arrival: Arrival) -> Person:
    """Return the author, created if unknown; having written shows that they can be reached."""
    person = _meet(author, arrival)
    if author.is_heard:
        _note_signs(author, person, arrival)
    return person


def copy_all_in(ticket: Ticket, arrival: Arrival, *, by: Actor) -> None:
    """Add the people copied to the ticket; colleagues see it anyway."""
    copied = arrival.parsed.who.copied[:MOST_COPIED]
    if not copied or arrival.parsed.nature.automatic:
        return
    ours = set(
        User.objects.filter(email__in=[sender.value.lower() for sender in copied]).values_list(
            "email", flat=True
        )
    )
    people: list[Person] = []
    addresses: dict[int, str] = {}
    for sender in copied:
        # A malformed address among those copied is no reason to keep the mail waiting.
        with suppress(Invalid):
            if sender.value.lower() not in ours:
                people.append(person := _meet(find_author(sender), arrival))
                addresses.setdefault(person.pk, sender.value.lower())
    copy_in(ticket, people=people, by=by, addresses=addresses, at=arrival.at)


def _meet(author: Author, arrival: Arrival) -> Person:
    sender = author.sender
    if author.known is not None:
        return name_if_nameless(author.known, sender.name)
    return meet(
        sender.value,
        kind=sender.kind,
        name=sender.name,
        channel=arrival.channel,
        by=SYSTEM,
        at=arrival.at,
    )


def _note_signs(author: Author, person: Person, arrival: Arrival) -> None:
    """Note that the author's address works, and the absence that an automatic reply announces."""
    note_contact(author.sender.value, at=arrival.at)
    if author.ticket is not None:
        delivery.settle_delay(Ticket(pk=author.ticket), author.sender.value, at=arrival.at)
    last = _day(arrival, "until")
    if arrival.parsed.nature.automatic and last is not None:
        note_away(person, first=_day(arrival, "from"), last=last, by=person, at=arrival.at)


def _day(arrival: Arrival, name: str) -> date | None:
    return day_of(arrival.parsed.what.content.particulars.get(name))
