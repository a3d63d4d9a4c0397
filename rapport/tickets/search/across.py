"""Tickets whose words are partly with the customer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db import connection

from rapport.core.database import fulltext
from rapport.customers import search as customers
from rapport.tickets.querysets import TicketQuerySet

# Customers with one of the words, and their latest tickets, that are looked at.
MOST_CUSTOMERS = 200
MOST_TICKETS = 300
# Longer texts are pasted, and are no mixture of a name and a subject.
MOST_PHRASES = 8

_SAID = {
    "sqlite": "s.rowid = m.id AND s.words MATCH %s",
    "postgresql": "s.message_id = m.id AND s.words @@ to_tsquery('simple', %s)",
}


def across(tickets: TicketQuerySet, text: str, most: int) -> list[int]:
    """Return the latest tickets in which every word occurs somewhere: in the customer's name,
    address or organisation, in the subject, or in any message.

    At least one word must be the customer's. Takes three queries, however much is found.
    """
    queries = fulltext.queries(text)
    if not 2 <= len(queries) <= MOST_PHRASES:
        return []
    known = _customers(text)
    if not known:
        return []
    candidates = list(
        tickets.filter(customer__in=known)
        .order_by("-opened_at", "-pk")
        .values_list("pk", "customer")[:MOST_TICKETS]
    )
    said = _said(queries, [pk for pk, _ in candidates]) if candidates else {}
    every = set(range(len(queries)))
    found = [pk for pk, customer in candidates if known[customer] | said.get(pk, set()) >= every]
    return found[:most]


def _customers(text: str) -> dict[int, set[int]]:
    """Return which phrases occur with which customers, those with rare words first."""
    known: defaultdict[int, set[int]] = defaultdict(set)
    found = enumerate(customers.of_each(text, MOST_CUSTOMERS))
    for at, people in sorted(found, key=lambda each: len(each[1])):
        for person in people:
            if person in known or len(known) < MOST_CUSTOMERS:
                known[person].add(at)
    return dict(known)


def _said(queries: Sequence[str], tickets: Sequence[int]) -> dict[int, set[int]]:
    """Return which phrases occur in the messages of which tickets."""
    numbers = ", ".join(str(pk) for pk in tickets)
    # The messages come first, then each is looked up: a common word has too many others.
    one = (
        "SELECT DISTINCT %s, m.ticket_id FROM tickets_message m CROSS JOIN tickets_search s"
        f" WHERE m.ticket_id IN ({numbers}) AND {_SAID[connection.vendor]}"
    )
    said: defaultdict[int, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        values = [value for pair in enumerate(queries) for value in pair]
        cursor.execute(" UNION ALL ".join([one] * len(queries)), values)
        for at, ticket in cursor.fetchall():
            said[ticket].add(int(at))
    return said
