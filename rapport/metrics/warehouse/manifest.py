"""The manifest: the current files of facts, and how far they reach."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

NAME = "manifest.json"
# The version of the file layout; changing it makes everything be rebuilt.
FORMAT = 3


class Damaged(Exception):
    """The manifest is not what was written."""


@dataclass(frozen=True)
class Bucket:
    """One file: the rows of neighbouring subjects; ``digest`` is the SHA-256 of its bytes."""

    file: str
    rows: int
    digest: str


@dataclass(frozen=True)
class Table:
    """The stored rows of one fact: the shape they were written in, and their buckets by number."""

    shape: str
    buckets: Mapping[int, Bucket] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Return the number of rows."""
        return sum(bucket.rows for bucket in self.buckets.values())


@dataclass(frozen=True)
class Manifest:
    """One consistent state of all facts.

    ``cursor`` says how far along the timeline the facts reach, in whatever form its reader uses;
    ``as_of`` is the instant up to which they are complete, None when nothing was ever loaded.
    """

    generation: int = 0
    cursor: tuple[int, ...] = ()
    as_of: datetime | None = None
    tables: Mapping[str, Table] = field(default_factory=dict)

    def files(self) -> set[str]:
        """Return the names of all files in this state."""
        return {bucket.file for table in self.tables.values() for bucket in table.buckets.values()}


def read(root: Path) -> Manifest:
    """Read the current state; an empty one if there is none or its format is another.

    Raises Damaged when it cannot be read or is not what was written.
    """
    try:
        raw = json.loads((root / NAME).read_bytes())
        if raw["format"] != FORMAT:
            return Manifest(generation=int(raw["generation"]))
        state = raw["state"]
        if _digest(state) != raw["digest"]:
            raise Damaged("Its digest is another.")
        return _parsed(state)
    except (FileNotFoundError, NotADirectoryError):
        return Manifest()
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(str(error)) from error


def replace(root: Path, manifest: Manifest) -> None:
    """Make this the current state, durably, in one step."""
    temporary = root / f".{NAME}.{os.getpid()}"
    state = asdict(manifest)
    # The generation stands outside as well, for a version that reads no other part of it.
    whole = {
        "format": FORMAT,
        "generation": manifest.generation,
        "digest": _digest(state),
        "state": state,
    }
    with temporary.open("w", encoding="utf-8") as file:
        json.dump(whole, file, default=_plain, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, root / NAME)
    sync(root)


def sync(path: Path) -> None:
    """Flush a file's content, or a folder's names, to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _digest(state: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a state, the same before it is written and after it is read."""
    return hashlib.sha256(json.dumps(state, default=_plain).encode()).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a manifest")


def _parsed(raw: dict[str, Any]) -> Manifest:
    return Manifest(
        generation=raw["generation"],
        cursor=tuple(raw["cursor"]),
        as_of=datetime.fromisoformat(raw["as_of"]) if raw["as_of"] else None,
        tables={name: _table(table) for name, table in raw["tables"].items()},
    )


def _table(raw: dict[str, Any]) -> Table:
    buckets = {int(number): Bucket(**bucket) for number, bucket in raw["buckets"].items()}
    return Table(shape=raw["shape"], buckets=buckets)
