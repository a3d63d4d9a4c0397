"""The warehouse: one folder of facts, one writer, many readers."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from django.conf import settings
from django.utils.translation import gettext as _

from rapport.core.derived import aside
from rapport.core.errors import Conflict
from rapport.metrics.duck.keeper import Keeper
from rapport.metrics.duck.local import Local
from rapport.metrics.duck.query import Engine, FilesGone, NoRoom, QueryFailed
from rapport.metrics.duck.remote import Remote
from rapport.metrics.errors import being_rebuilt, not_available
from rapport.metrics.facts import Fact
from rapport.metrics.warehouse import manifest as manifests
from rapport.metrics.warehouse.manifest import Manifest
from rapport.metrics.warehouse.reader import Session
from rapport.metrics.warehouse.soundness import Soundness
from rapport.metrics.warehouse.writer import Progress, Writer

Answer = TypeVar("Answer")
_Stamp: TypeAlias = tuple[int, int] | None

# How long an unused file stays for readers of the state that named it.
GRACE_SECONDS = 120.0


# Answers cached per state: the cockpit asks for about forty.
MOST_ANSWERS = 2_000


class WarehouseBusy(Conflict):
    """Another process is writing facts and did not finish in time."""

    code = "warehouse_busy"


class Warehouse:
    """The facts in one folder. Safe to share between threads, but not across a fork."""

    def __init__(
        self, root: Path, *, engine: Engine | None = None, grace: float = GRACE_SECONDS
    ) -> None:
        """Read and write through ``engine``, by default DuckDB in this process."""
        self.root = root
        self._engine = engine or Local(root)
        self._grace = grace
        self._state: tuple[_Stamp, Manifest] = (None, Manifest())
        self._answers: tuple[Any, dict[Any, Any]] = (None, {})
        self._soundness = Soundness(root)

    def manifest(self) -> Manifest:
        """Return the current state; an empty one while the manifest is damaged.

        The next writer sets that aside and rebuilds everything.
        """
        stamp = self._stamp()
        if self._state[0] != stamp:
            # The stamp is taken before reading: a file that changes in between is read again.
            try:
                self._state = stamp, manifests.read(self.root)
            except manifests.Damaged:
                self._state = stamp, Manifest()
        return self._state[1]

    def is_sound(self) -> bool:
        """Return whether the manifest and every file that it names are as they were written."""
        try:
            return not self._soundness.damaged(manifests.read(self.root))
        except manifests.Damaged:
            return False

    @contextmanager
    def writing(self, *, wait: float = 60.0) -> Iterator[Writer]:
        """Hold the writer's lock; changes that are not committed inside are dropped.

        Raises WarehouseBusy when another writer takes more than ``wait`` seconds.
        """
        # The system frees the lock of a process that dies, however it dies.
        with os.fdopen(aside.open_lock(aside.folder(self.root) / "lock"), "r+") as lock:
            _take(lock.fileno(), wait)
            yield Writer(self.root, self._engine, self._grace, self._soundness)

    def apply(
        self,
        changes: Mapping[Fact, Collection[int]],
        *,
        cursor: tuple[int, ...],
        as_of: datetime,
    ) -> Manifest:
        """Make the rows of each fact's changed subjects again, and move the cursor to this one."""
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
        """Rebuild these facts from scratch.

        Read the cursor before the data: what happens meanwhile is then read a second time.
        """
        with self.writing() as writer:
            for fact in facts:
                writer.rebuild(fact, progress)
            return writer.commit(cursor=cursor, as_of=as_of)

    def read(self, work: Callable[[Session], Answer]) -> Answer:
        """Run ``work`` with a session over the current state and return its answer.

        Raises FactsNotReady when it failed because of a damaged file, which the next writer
        rebuilds.
        """
        try:
            try:
                return work(self.session())
            except FilesGone:
                # So slow a reader that its files were deleted meanwhile: once more, over the
                # current state.
                return work(self.session())
        except QueryFailed as error:
            if not self.is_sound():
                raise being_rebuilt() from error
            if isinstance(error, FilesGone | NoRoom):
                raise not_available() from error
            raise

    def answers(self, state: Manifest) -> dict[Any, Any]:
        """Return the cache of answers for one state; it is cleared when full."""
        # After the folder was set aside, generations are counted from 1 again.
        key = state.generation, state.as_of
        of, kept = self._answers
        if of != key or len(kept) >= MOST_ANSWERS:
            kept = {}
            self._answers = (key, kept)
        return kept

    def session(self) -> Session:
        """Return a session over the current state."""
        return Session(self.root, self.manifest(), self._engine)

    def _stamp(self) -> _Stamp:
        """Identify a state without reading it: each manifest is a new file."""
        try:
            found = (self.root / manifests.NAME).stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns


def warehouse() -> Warehouse:
    """Return the warehouse of this installation."""
    return _at(settings.FACTS_ROOT)


@contextmanager
def in_one_process(*, keep: bool) -> Iterator[None]:
    """Have one process of this server answer the queries of this process from now on.

    With ``keep``, this process (the server's first) starts that one when it is needed, until the
    end of the block.
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
