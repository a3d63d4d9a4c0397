"""Keys of a conversation: digests of the ids of its messages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import connection

from rapport.channels.intake.arrival import Arrival
from rapport.channels.parsed import LONGEST_ID


def key(external_id: str) -> int:
    """Return the id's digest, as a whole number of 64 bits with its sign."""
    digest = hashlib.sha256(external_id[:LONGEST_ID].encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def keys_of(arrival: Arrival) -> tuple[int, ...]:
    """Return the keys of the arrival's own id and of those it refers to, in ascending order."""
    parsed = arrival.parsed
    own = (parsed.what.external_id,) if parsed.what.external_id else ()
    return tuple(sorted({key(name) for name in (*own, *parsed.answers.others)}))


def hold(keys: Iterable[int]) -> None:
    """Let only one message of a conversation be settled at a time, until the transaction ends.

    SQLite has one writer anyway. On PostgreSQL each of two copies, or of two answers to a message
    that is not here, could find that there is no other. In ascending order, so that two
    conversations that meet never wait for each other.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(each.key)"
            " FROM unnest(%s::bigint[]) WITH ORDINALITY AS each (key, place)",
            [sorted(keys)],
        )
