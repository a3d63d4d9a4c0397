"""The pump that runs the readers.

Each reads in its own order, and a failing one does not hold up the others.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.timeline.models import Cursor
from rapport.timeline.reading import readers
from rapport.timeline.reading.readers import AnyReader

log = logging.getLogger(__name__)

LONGEST_REST = timedelta(minutes=5)


class Step(IntEnum):
    """What a step came to."""

    NONE = 0
    # Everything there was has been read.
    LAST = 1
    # Another should follow at once.
    ONE_OF_MANY = 2


@dataclass
class Gait:
    """The pace of one reader: events per step, failures in a row, and the end of its rest."""

    batch: int
    failures: int = 0
    rests_until: datetime | None = None


class Pump:
    """Takes steps with the readers and remembers the pace of each."""

    def __init__(self) -> None:
        self._gaits: dict[str, Gait] = {}

    def run_once(self, at: datetime) -> Step:
        """Take one step with each reader that is not resting; return what most came of."""
        return max((self.step(reader, at) for reader in readers.READERS), default=Step.NONE)

    def step(self, reader: AnyReader, at: datetime) -> Step:
        """Take one step with a reader; return what it came to.

        A step that fails with many events is tried again with one, so that all readable events are
        read and the one that fails is known. That one is tried again after longer and longer
        rests. Steps grow back to full length as they succeed.
        """
        gait = self._gaits.setdefault(reader.name, Gait(reader.batch))
        if gait.rests_until and at < gait.rests_until:
            return Step.NONE
        limit = gait.batch
        try:
            count = readers.advance(reader, limit=limit, at=at)
        except Exception as error:  # The other readers go on; this one is shown as failing.
            log.exception("The reader %s failed with %d events", reader.name, limit)
            return self._stumble(reader, gait, error, at)
        if not count:
            return Step.NONE
        gait.batch = min(limit * 2, reader.batch)
        gait.failures, gait.rests_until = 0, None
        return Step.ONE_OF_MANY if count == limit else Step.LAST

    def _stumble(self, reader: AnyReader, gait: Gait, error: Exception, at: datetime) -> Step:
        if gait.batch > 1:
            gait.batch = 1
            return Step.ONE_OF_MANY
        gait.failures += 1
        rest = timedelta(seconds=min(2**gait.failures, LONGEST_REST.total_seconds()))
        gait.rests_until = at + rest
        _note_failure(reader, error, at)
        return Step.NONE


def drain(at: datetime | None = None) -> None:
    """Run every reader until nothing is new.

    Raises ReaderFailed when one cannot go on, after the others have finished.
    """
    pump = Pump()
    while pump.run_once(at or clock.now()):
        pass
    names = [reader.name for reader in readers.READERS]
    failing = Cursor.objects.filter(reader__in=names).exclude(failing_since=None).first()
    if failing is not None:
        raise readers.ReaderFailed(
            _("The reader %(reader)s stopped: %(failure)s")
            % {"reader": failing.reader, "failure": failing.failure}
        )


def _note_failure(reader: AnyReader, error: Exception, at: datetime) -> None:
    stopped = readers.events_after(readers.position_of(reader), 1)
    where = f" at event {stopped[0].pk} ({stopped[0]})" if stopped else ""
    cursor, _ = Cursor.objects.get_or_create(reader=reader.name)
    cursor.failing_since = cursor.failing_since or at
    cursor.failure = f"{type(error).__name__}{where}: {error}"[:2000]
    cursor.save(update_fields=["failing_since", "failure"])


# The pump of this process.
PUMP = Pump()


def keep_up(at: datetime) -> bool:
    """Take one step with each reader of this process; return whether one is behind.

    A few events are no reason to look again at once: more may follow soon, and are read together.
    """
    return PUMP.run_once(at) is Step.ONE_OF_MANY
