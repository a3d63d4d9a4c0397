"""Find tickets by words: SQLite's FTS5, or PostgreSQL's full text; no search server.

The index holds one row a message. Both engines split text at spaces, which Chinese and Japanese do
not write; so each of their characters is indexed as a word, and a query becomes a phrase of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

from rapport.tickets.models import Message
from rapport.tickets.querysets import TicketQuerySet

_CJK = re.compile("([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff])")
_WORD = re.compile(r"[\w@.+-]+")
LONGEST_TEXT = 100_000
# The numbers of a message and its ticket, the ticket's subject, what the message says.
Entry = tuple[int, int, str, str]

_ADD = {
    "sqlite": "INSERT INTO tickets_search(rowid, ticket_id, words) VALUES (%s, %s, %s)",
    "postgresql": (
        "INSERT INTO tickets_search(message_id, ticket_id, words)"
        " VALUES (%s, %s, to_tsvector('simple', %s))"
    ),
}
_MATCH = {
    "sqlite": "SELECT ticket_id FROM tickets_search WHERE words MATCH %s",
    "postgresql": ("SELECT ticket_id FROM tickets_search WHERE words @@ to_tsquery('simple', %s)"),
}


def add(message: Message) -> None:
    """Index a message that was just saved."""
    add_many([message])


def add_many(messages: list[Message]) -> None:
    """Index messages in bulk, in the order of their ids."""
    add_rows((m.pk, m.ticket_id, m.ticket.subject, m.reply) for m in messages)


def add_rows(entries: Iterable[Entry]) -> None:
    """Index messages in bulk that are told as values: for history that is brought in whole."""
    rows = [
        (message, ticket, indexed_text(subject, words))
        for message, ticket, subject, words in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_ADD[connection.vendor], rows)


def indexed_text(subject: str, words: str) -> str:
    """Return the words under which a message is found."""
    text = f"{subject}\n{words}"[:LONGEST_TEXT]
    return spaced(text.replace("\x00", " "))


def matching(tickets: TicketQuerySet, text: str) -> TicketQuerySet:
    """Narrow to tickets in which every word occurs in one message (the last word by its beginning).

    A number, with or without #, also finds the ticket of that number.
    """
    query = _query(text)
    if query is None:
        return tickets.none() if text.strip() else tickets
    number = text.strip().lstrip("#")
    found = tickets.filter(pk__in=RawSQL(_MATCH[connection.vendor], [query]))
    if number.isascii() and number.isdigit() and len(number) < 18:
        return found | tickets.filter(pk=int(number))
    return found


def spaced(text: str) -> str:
    """Put spaces around each character of scripts that write none."""
    return _CJK.sub(r" \1 ", text)


def _query(text: str) -> str | None:
    phrases = [_phrase(word) for word in _WORD.findall(text[:500])]
    phrases = [phrase for phrase in phrases if phrase]
    if not phrases:
        return None
    if connection.vendor == "postgresql":
        *firsts, last = [" <-> ".join(f"'{part}'" for part in phrase) for phrase in phrases]
        return " & ".join([*(f"({first})" for first in firsts), f"({last}:*)"])
    quoted = ['"' + " ".join(phrase) + '"' for phrase in phrases]
    return " ".join([*quoted[:-1], quoted[-1] + "*"])


def _phrase(word: str) -> list[str]:
    return re.findall(r"\w+", spaced(word))
