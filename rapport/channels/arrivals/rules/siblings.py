"""Tickets of one conversation whose first message is not here.

Several people answer one mail and copy the desk in: each answer refers to that mail, and to none
that is here. So what arrivals refer to leads to their tickets, in whatever order they come, and
whether or not that mail follows. It proves less than an answer to something that is here: a
filter's word counts, and from a colleague nothing goes out.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from rapport.channels.arrivals.rules import keys, matching
from rapport.channels.arrivals.rules.matching import Match
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.authors import person_of
from rapport.channels.models import Referred
from rapport.channels.parsed import Sender
from rapport.core.database.prepared import MANY, prepared

# Of a round letter, which thousands answer, some are looked at.
MOST = 200


def find(arrival: Arrival, sender: Sender) -> Match | None:
    """Return the latest ticket of the conversation that the sender is on, else its first."""
    sought = keys.keys_of(arrival)
    rows = _all(sought)
    if not rows:
        return None
    theirs = _of_person(sought, sender)
    found = matching.followed(max(theirs).ticket if theirs else min(rows).ticket)
    return found._replace(is_sibling=True) if found else None


def _of_person(sought: MANY, sender: Sender) -> list[Any]:
    known = person_of(sender)
    return _theirs(sought, known.pk) if known else []


# Sorted here and not there: for the first of a sorted list, PostgreSQL might walk through the
# index of all arrivals instead of that of the keys.
@prepared
def _all(keys: MANY) -> QuerySet[Referred, Any]:
    found = Referred.objects.filter(key__in=keys, inbound__message__isnull=False).order_by()
    ticket = F("inbound__message__ticket_id")
    return found.annotate(ticket=ticket).values_list("inbound_id", "ticket", named=True)[:MOST]


@prepared
def _theirs(keys: MANY, person: int) -> QuerySet[Referred, Any]:
    found = Referred.objects.filter(
        key__in=keys, inbound__message__ticket__participants__person=person
    ).order_by()
    ticket = F("inbound__message__ticket_id")
    return found.annotate(ticket=ticket).values_list("inbound_id", "ticket", named=True)[:MOST]
