"""Tickets of one conversation whose first message is not here.

Several people answer one mail and copy the desk in: each answer refers to that mail, and to none
that is here. So what arrivals refer to leads to their tickets, in whatever order they come, and
whether or not that mail follows. It proves less than an answer to something that is here: a
filter's word counts, and from a colleague nothing goes out.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from rapport.channels.arrivals.rules import keys, matching
from rapport.channels.arrivals.rules.matching import Match
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.authors import person_of
from rapport.channels.models import Referred
from rapport.channels.parsed import Sender
from rapport.core.database.prepared import MANY, prepared


def find(arrival: Arrival, sender: Sender) -> Match | None:
    """Return the latest ticket of the conversation that the sender is on, else its first."""
    sought = keys.keys_of(arrival)
    first = _first(sought)
    if not first:
        return None
    found = matching.followed(_of_person(sought, sender) or first[0])
    return found._replace(is_sibling=True) if found else None


def _of_person(sought: MANY, sender: Sender) -> int | None:
    known = person_of(sender)
    rows = _theirs(sought, known.pk) if known else []
    return rows[0] if rows else None


@prepared
def _first(keys: MANY) -> QuerySet[Referred, Any]:
    found = Referred.objects.filter(key__in=keys, inbound__message__isnull=False)
    return found.order_by("inbound").values_list("inbound__message__ticket_id", flat=True)[:1]


@prepared
def _theirs(keys: MANY, person: int) -> QuerySet[Referred, Any]:
    found = Referred.objects.filter(
        key__in=keys, inbound__message__ticket__participants__person=person
    )
    return found.order_by("-inbound").values_list("inbound__message__ticket_id", flat=True)[:1]
