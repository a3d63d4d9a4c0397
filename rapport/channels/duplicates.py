"""Know again what has arrived before: by its own name and by what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.db import connection

from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed


def content_key(sender: str, subject: str, text: str, digests: Iterable[str]) -> str:
    """Return a key that is equal for the same words and files from the same sender.

    White space does not count: servers on the way re-wrap it. The name alone is not enough to know
    a message again, because some programs give every mail the same Message-ID.
    """
    parts = [sender.lower(), *subject.split(), "", *text.split(), "", *sorted(digests)]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def find(inbound: Inbound, parsed: Parsed) -> Inbound | None:
    """Return the earlier arrival of the same message, whichever way it came."""
    _alone(parsed.external_id)
    return (
        Inbound.objects.filter(
            external_id=parsed.external_id[:255],
            content_key=parsed.content_key,
            channel=inbound.channel,
        )
        .exclude(pk=inbound.pk)
        .exclude(state__in=(Inbound.State.KEPT, Inbound.State.DUPLICATE))
        .order_by("pk")
        .first()
    )


def _alone(external_id: str) -> None:
    """Let only one copy of a message be settled at a time, until the transaction ends.

    SQLite has one writer anyway. On PostgreSQL two copies could each find that there is no other.
    """
    if connection.vendor != "postgresql":
        return
    digest = hashlib.sha256(external_id.encode("utf-8", "surrogatepass")).digest()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(digest[:8], "big", signed=True)]
        )
