"""The warehouse: one folder of facts, one writer at a time, any number of readers."""

from __future__ import annotations

import fcntl
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings

from rapport.core.errors import Conflict
from rapport.metrics.facts import Fact
from rapport.metrics.warehouse import engine
from rapport.metrics.warehouse import manifest as manifests
from rapport.metrics.warehouse.manifest import Manifest
from rapport.metrics.warehouse.reader import FactsNotReady, Session, make_database
from rapport.metrics.warehouse.writer import Progress, Writer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["FactsNotReady", "Warehouse", "WarehouseBusy", "warehouse"]

Answer = TypeVar("Answer")

# How long a file that went out of use stays for those who still read the state that named it.
GRACE_SECONDS = 120.0


# Answers kept of one state: a cockpit asks some forty.
MOST_ANSWERS = 2_000


class WarehouseBusy(Conflict):
    """Another process is writing facts and did not end in time."""

    code = "warehouse_busy"


class Warehouse:
    """The facts in one folder. Safe to share between threads, but not across a fork."""

    def __init__(self, root: Path, *, grace: float = GRACE_SECONDS) -> None:
        self.root = root
        self._grace = grace
        self._local = threading.local()
        self._making = threading.Lock()
        self._database: DuckDBPyConnection | None = None
        self._answers: tuple[int, dict[Any, Any]] = (-1, {})
        root.mkdir(mode=0o700, parents=True, exist_ok=True)

    def manifest(self) -> Manifest:
        """Give the present state."""
        return manifests.read(self.root)

    @contextmanager
    def writing(self, *, wait: float = 60.0) -> Iterator[Writer]:
        """Be the one writer; what is not committed inside is as if it never was.

        Raises WarehouseBusy when another one goes on for more than ``wait`` seconds.
        """
        # The system frees the lock of a process that dies, however it dies.
        with (self.root / "lock").open("w") as lock:
            _take(lock.fileno(), wait)
            with ExitStack() as stack:
                connect = cache(lambda: stack.enter_context(engine.connect(self.root)))
                yield Writer(self.root, connect, self._grace)

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
        """Run ``work`` with this thread's session over the present state."""
        try:
            return work(self._session())
        except engine.file_errors():
            # A reader so slow that its files went meanwhile: once more, over the present state.
            self._local.session = None
            return work(self._session())

    def answers(self, generation: int) -> dict[Any, Any]:
        """Give the dictionary in which answers of one state are kept, emptied when it is full."""
        of, kept = self._answers
        if of != generation or len(kept) >= MOST_ANSWERS:
            kept = {}
            self._answers = (generation, kept)
        return kept

    def session(self) -> Session:
        """Give a new session over the present state; the caller closes it."""
        return Session(self.root, self.manifest(), self._connection())

    def _connection(self) -> DuckDBPyConnection:
        with self._making:
            if self._database is None:
                self._database = make_database(self.root)
            return self._database

    def _session(self) -> Session:
        stamp = self._stamp()
        if getattr(self._local, "session", None) is None or self._local.stamp != stamp:
            self._local.stamp = stamp
            self._local.session = self.session()
        session: Session = self._local.session
        return session

    def _stamp(self) -> tuple[int, int] | None:
        """Tell states apart without reading them: each manifest is a file of its own."""
        try:
            found = (self.root / manifests.NAME).stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns


def warehouse() -> Warehouse:
    """Give the warehouse of this installation."""
    return _at(settings.FACTS_ROOT)


@cache
def _at(root: Path) -> Warehouse:
    return Warehouse(root)


def _take(handle: int, wait: float) -> None:
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise WarehouseBusy("The facts are being written by another process.") from None
            time.sleep(0.02)
        else:
            return
