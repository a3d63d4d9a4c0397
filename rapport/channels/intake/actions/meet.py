"""Recording authors and copied people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Author
from rapport.channels.particulars.machines import day_of
from rapport.customers.actions import (
    meet,
    meet_unknown,
    name_if_nameless,
    note_away,
    note_contact,
    note_language,
)
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM, Actor
from rapport.tickets.actions import copy_in
from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import Ticket


def meet_author(author: Author, arrival: Arrival) -> Person:
    """Return the author, created if unknown; having written shows that they can be reached."""
    person = _meet(author, arrival)
    if author.is_heard and author.sender.value:
        _note_signs(author, person, arrival)
    return person


def copy_all_in(ticket: Ticket, copied: Sequence[Author], arrival: Arrival, *, by: Actor) -> None:
    """Add the people copied to the ticket, at the addresses at which they were."""
    met = [(_meet(author, arrival), author.sender.value.lower()) for author in copied]
    addresses: dict[int, str] = {}
    for person, address in met:
        addresses.setdefault(person.pk, address)
    people = [person for person, _address in met]
    copy_in(ticket, people=people, by=by, addresses=addresses, at=arrival.at)


def _meet(author: Author, arrival: Arrival) -> Person:
    sender = author.sender
    if author.known is not None:
        return note_language(name_if_nameless(author.known, sender.name), sender.language)
    if not sender.value:
        return meet_unknown(
            name=_own_name(arrival, sender.name),
            language=sender.language,
            channel=arrival.channel,
            by=SYSTEM,
            at=arrival.at,
        )
    return meet(
        sender.value,
        kind=sender.kind,
        name=sender.name,
        language=sender.language,
        channel=arrival.channel,
        by=SYSTEM,
        at=arrival.at,
    )


def _own_name(arrival: Arrival, name: str) -> str:
    """Return the name of a sender without an address if the text has it: else it is the form's."""
    return name if name and name.casefold() in arrival.parsed.what.content.text.casefold() else ""


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
