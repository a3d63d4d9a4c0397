"""Small writes beside a reading, left out while nothing can be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import Error, connection, transaction

from rapport.core import waiting
from rapport.core.database.faults import Fault, fault_of

# Nobody waits longer for a note that nobody misses.
LONGEST_SECONDS = 0.5
LEFT_OUT = {Fault.LOCKED, Fault.FULL, Fault.READ_ONLY}


@contextmanager
def beside_reading() -> Iterator[None]:
    """Go on after the block, which holds one write, when the database refuses that.

    For what a page notes while it is read, such as the last use of a token. Not for anything that
    a person has been told is done.
    """
    try:
        # A refused statement would spoil a transaction around it.
        apart = transaction.atomic() if connection.in_atomic_block else nullcontext()
        with waiting.at_most(LONGEST_SECONDS), apart:
            yield
    except Error as error:
        if fault_of(error) not in LEFT_OUT:
            raise
