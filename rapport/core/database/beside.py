"""Small writes beside something that matters more, left out if refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import Error, connection, transaction

from rapport.core import waiting
from rapport.core.database.faults import fault_of

# Nobody waits longer for a note that nobody misses.
LONGEST_SECONDS = 0.5


@contextmanager
def left_out_if_refused() -> Iterator[None]:
    """Go on after the block, which holds one write, when database or disk refuse that.

    For what is noted while a page is read, such as the last use of a token, or after something
    that cannot be taken back. Not for anything that a person has been told is done.
    """
    try:
        # A refused statement would spoil a transaction around it.
        apart = transaction.atomic() if connection.in_atomic_block else nullcontext()
        with waiting.at_most(LONGEST_SECONDS), apart:
            yield
    except Error as error:
        if fault_of(error) is None:
            raise
