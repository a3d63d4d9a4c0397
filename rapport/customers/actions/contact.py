"""The last contact with a person."""

from __future__ import annotations

from datetime import datetime

from django.db import connection

_LATER = "UPDATE customers_person SET last_contact_at = %s WHERE id = %s AND last_contact_at < %s"


def note_last_contact(person: int, *, at: datetime) -> None:
    """Note that the person of this number was heard from or written to; leaves no event, since the
    message has its own.
    """
    instant = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute(_LATER, [instant, person, instant])
