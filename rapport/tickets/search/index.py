"""The search index: one row of words per message.

Each row has the ticket's subject and the message's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from rapport.core.database import fulltext
from rapport.core.database.keys import key_in
from rapport.customers import search as customers
from rapport.customers.models import Person
from rapport.tickets.models import Message, Ticket
from rapport.tickets.querysets import TicketQuerySet

# The ids of a message and its ticket, the ticket's subject, the message's words.
Entry = tuple[int, int, str, str]
# A list filtered by words looks at this many of the latest matching messages.
LATEST = 50_000
# People with a name that is searched for, and their tickets.
MOST_CUSTOMERS = 200
MOST_OF_CUSTOMERS = 2000
# A search page reads matches in portions of these sizes, and after the last says how far it came.
PORTIONS = (500, 1000, 2000, 4000, 8000)

_ADD = {
    "sqlite": "INSERT INTO tickets_search(rowid, ticket_id, words) VALUES (%s, %s, %s)",
    "postgresql": (
        "INSERT INTO tickets_search(message_id, ticket_id, words)"
        " VALUES (%s, %s, to_tsvector('simple', %s))"
    ),
}
_DROP = {
    "sqlite": "DELETE FROM tickets_search WHERE rowid = %s",
    "postgresql": "DELETE FROM tickets_search WHERE message_id = %s",
}
_MATCH = {
    "sqlite": "SELECT rowid, ticket_id FROM tickets_search WHERE words MATCH %s",
    "postgresql": (
        "SELECT message_id, ticket_id FROM tickets_search WHERE words @@ to_tsquery('simple', %s)"
    ),
}
_ID = {"sqlite": "rowid", "postgresql": "message_id"}


@dataclass(frozen=True)
class Found:
    """Tickets with their latest message that contains all words, latest first.

    ``before`` is where to continue; None when there is nothing older.
    """

    messages: list[Message]
    before: int | None


def add(message: Message) -> None:
    """Index a message that was just saved."""
    subject = message.particulars.get("subject") or message.ticket.subject
    add_rows([(message.pk, message.ticket_id, subject, message.reply)])


def add_rows(entries: Iterable[Entry]) -> None:
    """Index messages in bulk, given as values."""
    rows = [
        (message, ticket, fulltext.spaced(f"{subject}\n{words}"))
        for message, ticket, subject, words in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_ADD[connection.vendor], rows)


def drop(message: Message) -> None:
    """Remove a deleted message."""
    with connection.cursor() as cursor:
        cursor.execute(_DROP[connection.vendor], [message.pk])


def index_again(ticket: Ticket) -> None:
    """Index all messages of a ticket again, because its subject has changed."""
    messages = list(Message.objects.filter(ticket=ticket).values_list("pk", "reply"))
    with connection.cursor() as cursor:
        cursor.executemany(_DROP[connection.vendor], [(pk,) for pk, _ in messages])
    add_rows((pk, ticket.pk, ticket.subject, words) for pk, words in messages)


def matching(tickets: TicketQuerySet, text: str) -> TicketQuerySet:
    """Return tickets in which every word occurs in one message (the last word as a prefix), or
    in the customer's name, address or organisation.

    Looks at the latest 50,000 messages that contain the words; ``find`` goes through all. A
    number, with or without #, also finds the ticket of that number.
    """
    query = fulltext.query(text)
    if query is None:
        return tickets.none() if text.strip() else tickets
    latest = (
        f"SELECT ticket_id FROM ({_MATCH[connection.vendor]}"
        f" ORDER BY {_ID[connection.vendor]} DESC LIMIT {LATEST}) AS latest"
    )
    known = of_customers(tickets, text, MOST_OF_CUSTOMERS)
    if (number := number_in(text)) is not None:
        known.append(number)
    return tickets.filter(Q(pk__in=RawSQL(latest, [query])) | Q(pk__in=known))


def of_customers(tickets: TicketQuerySet, text: str, most: int) -> list[int]:
    """Return the latest tickets of customers in whose name, address or organisation every word
    occurs.
    """
    people = customers.matching(Person.objects.all(), text)
    named = list(people.values_list("pk", flat=True)[:MOST_CUSTOMERS])
    found = tickets.filter(customer__in=named).order_by("-opened_at", "-pk")
    return list(found.values_list("pk", flat=True)[:most]) if named else []


def by_subject(tickets: TicketQuerySet, text: str, most: int) -> list[int]:
    """Return tickets in whose subject every word occurs, the best match first.

    That is the very subject, then one that begins with the words, then the others, each the latest
    first. Looks at the tickets of the latest messages that contain the words.
    """
    query, typed = fulltext.query(text), " ".join(fulltext.words(text))
    if query is None:
        return []
    latest = dict.fromkeys(ticket for _, ticket in _portion(query, None, PORTIONS[0]))
    subjects = dict(tickets.filter(pk__in=list(latest)).values_list("pk", "subject"))
    ranks: list[tuple[int, int]] = []
    for pk in latest:
        subject = fulltext.words(subjects.get(pk, ""))
        if _occur(fulltext.phrases_of(text), subject):
            whole = " ".join(subject)
            ranks.append((2 - (whole == typed) - whole.startswith(typed), pk))
    return [pk for _, pk in sorted(ranks, key=lambda each: each[0])][:most]


def _occur(phrases: list[list[str]], words: list[str]) -> bool:
    """Return whether every phrase occurs in the words, the last one as a beginning."""
    text = f" {' '.join(words)} "
    *firsts, last = (f" {' '.join(phrase)}" for phrase in phrases)
    return all(f"{phrase} " in text for phrase in firsts) and last in text


def number_in(text: str) -> int | None:
    """Return the ticket number that a text consists of, with or without #."""
    return key_in(text.strip().removeprefix("#"))


def find(tickets: TicketQuerySet, text: str, *, before: int | None, size: int) -> Found:
    """Return one page of the tickets in which every word occurs in one message.

    ``before`` comes from the previous page; the work for one page is bounded, so a page may hold
    fewer than ``size`` tickets and still have a ``before``.
    """
    query = fulltext.query(text)
    if query is None:
        return Found([], None)
    start, latest = before, dict[int, int]()
    for limit in PORTIONS:
        portion = _portion(query, before, limit)
        for message_id, ticket_id in _seen_here_first(tickets, query, portion, start, latest):
            latest[ticket_id] = message_id
            if len(latest) == size:
                return Found(_fetch(latest), message_id)
        if len(portion) < limit:
            return Found(_fetch(latest), None)
        before = portion[-1][0]
    return Found(_fetch(latest), before)


def _portion(query: str, before: int | None, limit: int) -> list[tuple[int, int]]:
    """Return (message, ticket) of the next matches, latest first."""
    column = _ID[connection.vendor]
    older = "" if before is None else f" AND {column} < {before:d}"
    sql = f"{_MATCH[connection.vendor]}{older} ORDER BY {column} DESC LIMIT {limit}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [query])
        return list(cursor.fetchall())


def _seen_here_first(
    tickets: TicketQuerySet,
    query: str,
    portion: list[tuple[int, int]],
    start: int | None,
    known: dict[int, int],
) -> Iterable[tuple[int, int]]:
    """Yield visible matches, each ticket once, and none that an earlier page has shown."""
    firsts: dict[int, int] = {}
    for message_id, ticket_id in portion:
        if ticket_id not in known:
            firsts.setdefault(ticket_id, message_id)
    seen = set(tickets.filter(pk__in=list(firsts)).values_list("pk", flat=True))
    shown = _matched_since(query, seen, start) if start is not None else set()
    return [(m, t) for t, m in firsts.items() if t in seen and t not in shown]


def _matched_since(query: str, ticket_ids: set[int], start: int) -> set[int]:
    """Return the tickets with a match at or after the start, which earlier pages have shown."""
    column = _ID[connection.vendor]
    newer = Message.objects.filter(ticket__in=ticket_ids, pk__gte=start)
    ids = ", ".join(str(pk) for pk in newer.values_list("pk", flat=True))
    if not ids:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(f"{_MATCH[connection.vendor]} AND {column} IN ({ids})", [query])
        return {ticket_id for _, ticket_id in cursor.fetchall()}


def _fetch(latest: dict[int, int]) -> list[Message]:
    messages = Message.objects.filter(pk__in=latest.values()).select_related(
        "ticket__customer__organisation", "ticket__queue", "ticket__assignee"
    )
    return sorted(messages, key=lambda message: -message.pk)
