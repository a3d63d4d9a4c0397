"""Recipients of a ticket's answers: written to, copied in, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers.actions import find_or_meet
from rapport.customers.identities import normalise
from rapport.customers.models import Identity, Person
from rapport.people.actors import Actor
from rapport.tickets import events
from rapport.tickets.actions import _row
from rapport.tickets.actions.copy_in import copy_in
from rapport.tickets.correspondence.addressing import (
    Recipients,
    colleagues_among,
    own_among,
    recipients,
)
from rapport.tickets.models import Answered, Participant, Ticket
from rapport.timeline.record import record


def choose_answered(
    ticket: Ticket,
    *,
    person: Person,
    how: str,
    by: Actor,
    address: str = "",
    at: datetime | None = None,
) -> Ticket:
    """Set how answers reach somebody; a person who is new to the ticket joins it.

    ``address`` is where a new one is written to, if they have several. Raises Invalid for an
    unknown way, Conflict on a merged ticket.
    """
    if how not in Answered.values:
        raise Invalid(_("Choose whether each person gets replies, a copy or nothing."))
    at = at or clock.now()
    with transaction.atomic():
        ticket = _row.begin(ticket, by)
        if ticket.is_merged:
            raise Conflict(_("#%d was merged. Choose the ticket it was merged into.") % ticket.pk)
        participant = Participant.objects.filter(ticket=ticket, person=person).first()
        if participant is None:
            where = {person.pk: address}
            return copy_in(ticket, people=[person], by=by, answered=how, addresses=where, at=at)
        if participant.answered == how:
            return ticket
        participant.answered = how
        participant.save(update_fields=["answered"])
        _row.save(ticket, at)
        _record_answered(ticket, participant, by, at)
    return ticket


def remember(
    ticket: Ticket, *, to: Sequence[str], cc: Sequence[str], by: Actor, at: datetime
) -> Recipients:
    """Check and remember where an answer goes, so that the next one goes there too.

    People named by address join the ticket; those no longer named stay, but get nothing.
    Colleagues get their copy this once. Raises Invalid for an address that is malformed or the
    desk's own. Runs in the caller's transaction.
    """
    wanted = Recipients(_addresses(to), _addresses(cc))
    wanted = Recipients(wanted.to, [each for each in wanted.cc if each not in wanted.to])
    every = [*wanted.to, *wanted.cc]
    if own := own_among(every):
        raise Invalid(_("%s is one of our own addresses: we get the reply anyway.") % min(own))
    inside = colleagues_among(every)
    answered = dict.fromkeys(wanted.to, Answered.TO)
    answered |= dict.fromkeys(wanted.cc, Answered.COPY)
    people = {
        find_or_meet(each, by=by, channel=ticket.channel, at=at): each
        for each in every
        if each not in inside
    }
    participants = list(Participant.objects.filter(ticket=ticket).select_related("person"))
    known = {participant.person_id for participant in participants}
    new = [person for person in people if person.pk not in known]
    _let_in(ticket, new, people, answered, by, at)
    addresses = {person.pk: address for person, address in people.items()}
    _change(ticket, participants, addresses, answered, by, at)
    return wanted


def _addresses(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(normalise(Identity.Kind.MAIL, text) for text in texts))


def _let_in(
    ticket: Ticket,
    new: list[Person],
    people: dict[Person, str],
    answered: dict[str, Answered],
    by: Actor,
    at: datetime,
) -> None:
    for how in (Answered.TO, Answered.COPY):
        some = [person for person in new if answered[people[person]] == how]
        addresses = {person.pk: people[person] for person in some}
        copy_in(ticket, people=some, by=by, answered=how, addresses=addresses, at=at)


def _change(
    ticket: Ticket,
    participants: Sequence[Participant],
    addresses: dict[int, str],
    answered: dict[str, Answered],
    by: Actor,
    at: datetime,
) -> None:
    """Change how and where those who already belonged to it are answered."""
    before = recipients(ticket, participants)
    for participant in participants:
        address = addresses.get(participant.person_id, "")
        how = answered[address] if address else Answered.NO
        is_same = participant.answered == how
        if is_same and address in ("", participant.address):
            continue
        participant.answered, participant.address = how, address or participant.address
        participant.save(update_fields=["answered", "address"])
        if not is_same:
            _record_answered(ticket, participant, by, at)
        elif address not in (*before.to, *before.cc):
            _record_address(ticket, participant, by, at)


def _record_answered(ticket: Ticket, participant: Participant, by: Actor, at: datetime) -> None:
    details = {
        "person": participant.person_id,
        "name": str(participant.person),
        "how": participant.answered,
    }
    record(events.ANSWERED, ticket, by=by, at=at, **details)


def _record_address(ticket: Ticket, participant: Participant, by: Actor, at: datetime) -> None:
    details = {
        "person": participant.person_id,
        "name": str(participant.person),
        "address": participant.address,
    }
    record(events.ADDRESS_CHOSEN, ticket, by=by, at=at, **details)
