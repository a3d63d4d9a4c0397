"""The server's health, for load balancers, monitors and the system page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

import rapport
from rapport.core.database import probing
from rapport.core.database.faults import Fault
from rapport.serving.models import Process
from rapport.timeline.reading.progress import MANY, Progress, progress

# A loop that is busy for longer than this is most likely stuck.
STUCK_AFTER = timedelta(minutes=15)
# Of a large desk on a slow disk, a backup takes hours.
LONGER = {"backups": timedelta(hours=12)}


@dataclass(frozen=True)
class LoopHealth:
    """The health of one loop in one process."""

    name: str
    process: str
    failing_since: datetime | None
    failure: str
    worked_at: datetime | None
    busy_since: datetime | None
    is_stuck: bool

    @classmethod
    def of(cls, process: Process, said: dict[str, Any], at: datetime) -> LoopHealth:
        """Return the health of the loop, as its process last reported it."""
        busy_since = _moment(said["busy_since"])
        return cls(
            name=said["name"],
            process=process.name,
            failing_since=_moment(said["failing_since"]),
            failure=said["failure"],
            worked_at=_moment(said["worked_at"]),
            busy_since=busy_since,
            is_stuck=busy_since is not None
            and at - busy_since > LONGER.get(said["name"], STUCK_AFTER),
        )

    @property
    def label(self) -> str:
        """Return the loop's name in the reader's language."""
        return gettext(self.name)

    @property
    def is_well(self) -> bool:
        """Return whether the loop works."""
        return self.failing_since is None and not self.is_stuck


@dataclass(frozen=True)
class Health:
    """The readers and the loops of all processes; ``fault`` says why the database does
    not answer, ``refused`` what cannot be written.
    """

    readers: list[Progress]
    processes: list[Process]
    loops: list[LoopHealth]
    fault: str = ""
    refused: Mapping[str, Fault] = field(default_factory=dict)

    @property
    def serves(self) -> bool:
        """Return whether pages can be shown, and what is sent with them stored."""
        return not self.fault and not self.refused

    @property
    def status(self) -> str:
        """Return "ok", "degraded" when something does not work, or "broken"."""
        if not self.serves:
            return "broken"
        readers_well = all(reader.failing_since is None for reader in self.readers)
        loops_well = bool(self.loops) and all(loop.is_well for loop in self.loops)
        return "ok" if readers_well and loops_well else "degraded"

    def for_strangers(self) -> dict[str, Any]:
        """Return what everybody may know: whether the desk serves, and not why."""
        return {"status": "ok" if self.serves else "not ok"}

    def as_json(self) -> dict[str, Any]:
        """Return what who manages the desk may know: names and numbers, no text of failures."""
        return {
            "status": self.status,
            "version": rapport.__version__,
            "database": {"ok": not self.fault, "engine": connection.vendor},
            "cannot_be_written": dict(self.refused),
            "readers": [
                {
                    "name": reader.name,
                    "behind": reader.behind,
                    "more": reader.behind >= MANY,
                    "ok": reader.failing_since is None,
                }
                for reader in self.readers
            ],
            "workers": [
                {"name": loop.name, "process": loop.process, "ok": loop.is_well}
                for loop in self.loops
            ],
        }


def health(at: datetime) -> Health:
    """Return the health of everything; what does not answer or refuses is reported, not raised.

    Database and data folder are written to for this, and stay as they are.
    """
    try:
        processes = list(Process.objects.alive(at))
        readers = progress()
    except DatabaseError as error:
        connection.close()
        return Health([], [], [], fault=f"{type(error).__name__}: {error}".strip())
    loops = [LoopHealth.of(process, said, at) for process in processes for said in process.loops]
    return Health(readers, processes, loops, refused=probing.refused())


def _moment(said: str | None) -> datetime | None:
    return parse_datetime(said) if said else None
