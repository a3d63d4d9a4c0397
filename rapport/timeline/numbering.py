"""Numbers of events on PostgreSQL (docs/decisions/0001).

Two functions in the database give them: ``timeline_transaction()`` is the number of the writing
transaction, ``timeline_horizon()`` that of the oldest one still running. Both are PostgreSQL's own
numbers plus an offset. A database that is copied to another server (dump and restore) finds
smaller numbers there; without a larger offset, new events would be filed before old ones, where no
reader looks any more.
"""

from __future__ import annotations

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

_TRANSACTION = "pg_catalog.pg_current_xact_id()::text::bigint"
_HORIZON = "pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text::bigint"


def define_functions(cursor: CursorWrapper, *, offset: int) -> None:
    """Create or replace the two functions."""
    for name, number in (("transaction", _TRANSACTION), ("horizon", _HORIZON)):
        cursor.execute(
            f"CREATE OR REPLACE FUNCTION timeline_{name}() RETURNS bigint"
            f" LANGUAGE sql STABLE AS 'SELECT {number} + {offset:d}'"
        )


def mend() -> bool:
    """Raise the offset if the database comes from another server; return whether it was raised.

    It does when an event carries a larger number than the current transaction. Events written
    between the copying and the mending are those with smaller numbers but later ids; they get the
    numbers that they would have had.
    """
    if connection.vendor != "postgresql":
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE timeline_event IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SELECT timeline_transaction(), max(xid) FROM timeline_event")
        now, largest = cursor.fetchone()
        if largest is None or largest <= now:
            return False
        cursor.execute(f"SELECT timeline_transaction() - {_TRANSACTION}")
        offset = cursor.fetchone()[0]
        define_functions(cursor, offset=offset + largest)
        cursor.execute(
            "UPDATE timeline_event SET xid = xid + %s WHERE xid <= %s"
            " AND id > (SELECT max(id) FROM timeline_event WHERE xid > %s)",
            [largest, now, now],
        )
    return True
