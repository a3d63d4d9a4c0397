"""The one writer of facts: new buckets, then a new manifest."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from secrets import token_hex

from rapport.core.derived import aside
from rapport.metrics.duck.query import Engine
from rapport.metrics.facts import Fact
from rapport.metrics.warehouse import manifest as manifests
from rapport.metrics.warehouse.manifest import Bucket, Manifest, Table
from rapport.metrics.warehouse.parquet import write_bucket
from rapport.metrics.warehouse.soundness import Soundness, digest_of

# Subjects per bucket. A touched subject costs rewriting its bucket: about 1 MB and 30 ms.
SUBJECTS = 16_384

Progress = Callable[[int, int], None]


class Writer:
    """Changes to the facts, invisible until ``commit``. Made by ``Warehouse.writing``.

    ``cursor`` is how far the committed facts reach. Read the timeline from there *while holding
    the writer*, so that no other writer can get ahead meanwhile.
    """

    def __init__(self, root: Path, engine: Engine, grace: float, soundness: Soundness) -> None:
        self._root = root
        self._engine = engine
        self._grace = grace
        self._committed = _read(root)
        damaged = soundness.damaged(self._committed)
        # Without them the fact was never built: whoever looks next has it rebuilt.
        self._tables = {
            name: table for name, table in self._committed.tables.items() if name not in damaged
        }
        if damaged:
            self._set_aside(file for files in damaged.values() for file in files)

    @property
    def cursor(self) -> tuple[int, ...]:
        """Return how far along the timeline the committed facts reach."""
        return self._committed.cursor

    def stale(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return those facts that were never built, or in another shape, and so need a rebuild."""
        return [fact for fact in facts if not _fits(self._tables.get(fact.name), fact)]

    def refresh(self, fact: Fact, subjects: Collection[int]) -> None:
        """Make all rows of these subjects again."""
        table = self._tables.get(fact.name)
        if not _fits(table, fact):
            raise ValueError(f"The fact {fact.name} must be rebuilt before it can be refreshed.")
        for number, members in groupby(sorted(subjects), key=lambda subject: subject // SUBJECTS):
            self._write(fact, number, set(members))

    def rebuild(self, fact: Fact, progress: Progress | None = None) -> None:
        """Make all rows of the fact again, bucket by bucket."""
        self._tables[fact.name] = Table(fact.shape)
        span = fact.span()
        numbers = range(span.start // SUBJECTS, -(-span.stop // SUBJECTS)) if span else range(0)
        for done, number in enumerate(numbers, start=1):
            self._write(fact, number, range(number * SUBJECTS, (number + 1) * SUBJECTS))
            if progress:
                progress(done, len(numbers))

    def commit(self, *, cursor: tuple[int, ...], as_of: datetime) -> Manifest:
        """Make the changes the current state, which now reaches to this cursor and instant."""
        new = Manifest(self._committed.generation + 1, cursor, as_of, dict(self._tables))
        # Before, not after: their age counts from the moment they go out of use.
        for file in self._committed.files() - new.files():
            with suppress(FileNotFoundError):
                os.utime(self._root / file)
        manifests.sync(self._root)
        manifests.replace(self._root, new)
        self._committed = new
        self._sweep()
        return new

    def _write(self, fact: Fact, number: int, subjects: Collection[int]) -> None:
        table = self._tables[fact.name]
        old = table.buckets.get(number)
        # A random suffix: a crashed writer may have left a file of the same generation.
        file = f"{fact.name}-{number}-{self._committed.generation + 1}-{token_hex(4)}.parquet"
        whole = old is None or isinstance(subjects, range)
        rows = write_bucket(
            self._engine,
            fact,
            self._root / file,
            subjects,
            None if old is None or whole else self._root / old.file,
        )
        buckets = {key: each for key, each in table.buckets.items() if key != number}
        if rows:
            buckets[number] = Bucket(file, rows, digest_of(self._root / file))
        self._tables[fact.name] = replace(table, buckets=buckets)

    def _set_aside(self, files: Iterable[str]) -> None:
        """Keep what is left of damaged files, and make a state without their facts the current one.

        So nobody reads them any more, and figures of other facts go on.
        """
        for file in files:
            with suppress(FileNotFoundError):
                aside.set_aside(self._root / file)
        committed = self._committed
        if committed.as_of is not None:
            self.commit(cursor=committed.cursor, as_of=committed.as_of)

    def _sweep(self) -> None:
        """Delete files that no recent state names; readers of the last states may still be
        reading.
        """
        kept, before = self._committed.files(), time.time() - self._grace
        for pattern in ("*.parquet", "*.ndjson", f".{manifests.NAME}.*"):
            for path in self._root.glob(pattern):
                if path.name not in kept and path.stat().st_mtime < before:
                    path.unlink()
        aside.thin(self._root)


def _read(root: Path) -> Manifest:
    """Return the current state; a damaged one is set aside, so that everything is rebuilt."""
    try:
        return manifests.read(root)
    except manifests.Damaged:
        aside.set_aside(root / manifests.NAME)
        return Manifest()


def _fits(table: Table | None, fact: Fact) -> bool:
    return table is not None and table.shape == fact.shape
