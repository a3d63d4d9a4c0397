"""The warehouse: one folder of facts, one writer at a time, any number of readers."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core.errors import Conflict
from rapport.metrics.duck.keeper import Keeper
from rapport.metrics.duck.local import Local
from rapport.metrics.duck.query import Engine, FilesGone
from rapport.metrics.duck.remote import Remote
from rapport.metrics.facts import Fact
from rapport.metrics.warehouse import manifest as manifests
from rapport.metrics.warehouse.manifest import Manifest
from rapport.metrics.warehouse.reader import Session
from rapport.metrics.warehouse.writer import Progress, Writer

Answer = TypeVar("Answer")
_Stamp: TypeAlias = tuple[int, int] | None

# How long a file that went out of use stays for those who still read the state that named it.
GRACE_SECONDS = 120.0


# Answers kept of one state: a cockpit asks some forty.
MOST_ANSWERS = 2_000


class WarehouseBusy(Conflict):
    """Another process is writing facts and did not end in time."""

    code = "warehouse_busy"


class Warehouse:
    """The facts in one folder. Safe to share between threads, but not across a fork."""

    def __init__(
        self, root: Path, *, engine: Engine | None = None, grace: float = GRACE_SECONDS
    ) -> None:
        """Read and write by the engine; without one, by DuckDB in this process."""
        self.root = root
        self._engine = engine or Local(root)
        self._grace = grace
        self._state: tuple[_Stamp, Manifest] = (None, Manifest())
        self._answers: tuple[int, dict[Any, Any]] = (-1, {})
        root.mkdir(mode=0o700, parents=True, exist_ok=True)

    def manifest(self) -> Manifest:
        """Give the present state."""
        stamp = self._stamp()
        if self._state[0] != stamp:
            # Looked at before it is read: what is newer than its stamp is read once more.
            self._state = stamp, manifests.read(self.root)
        return self._state[1]

    @contextmanager
    def writing(self, *, wait: float = 60.0) -> Iterator[Writer]:
        """Be the one writer; what is not committed inside is as if it never was.

        Raises WarehouseBusy when another one goes on for more than ``wait`` seconds.
        """
        # The system frees the lock of a process that dies, however it dies.
        with (self.root / "lock").open("w") as lock:
            _take(lock.fileno(), wait)
            yield Writer(self.root, self._engine, self._grace)

    def apply(
        self,
        changes: Mapping[Fact, Collection[int]],
        *,
        cursor: tuple[int, ...],
        as_of: datetime,
    ) -> Manifest:
        """Make the rows of the changed subjects of each fact anew, and reach to this cursor."""
        with self.writing() as writer:
            for fact, subjects in changes.items():
                writer.refresh(fact, subjects)
            return writer.commit(cursor=cursor, as_of=as_of)

    def rebuild(
        self,
        facts: Iterable[Fact],
        *,
        cursor: tuple[int, ...],
        as_of: datetime,
        progress: Progress | None = None,
    ) -> Manifest:
        """Make these facts anew from nothing.

        The cursor must have been read before the truth is: what happens meanwhile comes again.
        """
        with self.writing() as writer:
            for fact in facts:
                writer.rebuild(fact, progress)
            return writer.commit(cursor=cursor, as_of=as_of)

    def read(self, work: Callable[[Session], Answer]) -> Answer:
        """Run ``work`` with a session over the present state."""
        try:
            return work(self.session())
        except FilesGone:
            # A reader so slow that its files went meanwhile: once more, over the present state.
            return work(self.session())

    def answers(self, generation: int) -> dict[Any, Any]:
        """Give the dictionary in which answers of one state are kept, emptied when it is full."""
        of, kept = self._answers
        if of != generation or len(kept) >= MOST_ANSWERS:
            kept = {}
            self._answers = (generation, kept)
        return kept

    def session(self) -> Session:
        """Give a session over the present state."""
        return Session(self.root, self.manifest(), self._engine)

    def _stamp(self) -> _Stamp:
        """Tell states apart without reading them: each manifest is a file of its own."""
        try:
            found = (self.root / manifests.NAME).stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns


def warehouse() -> Warehouse:
    """Give the warehouse of this installation."""
    return _at(settings.FACTS_ROOT)


@contextmanager
def in_one_process(*, keep: bool) -> Iterator[None]:
    """Let one process of this server answer queries, and this one ask it, from now on.

    With ``keep``, start it when it is needed, until the end of the block: the first of the
    processes does.
    """
    global _engine
    _engine = Remote
    _at.cache_clear()
    with Keeper(warehouse().root) if keep else nullcontext():
        yield


_engine: Callable[[Path], Engine] = Local


@cache
def _at(root: Path) -> Warehouse:
    return Warehouse(root, engine=_engine(root))


def _take(handle: int, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise WarehouseBusy(
                    _("The figures are being written by another process.")
                ) from None
            time.sleep(0.02)
        else:
            return
