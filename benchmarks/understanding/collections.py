"""The public collections: their place, rows and comparisons."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.understanding import fifths

# They lie beside the project and are no part of it.
FOLDER = Path(__file__).parents[3] / "shared" / "fixtures" / "mail"
# Expectations that are wrong or not ours, each with its reason, reviewed one by one.
_OVERRIDES = json.loads((Path(__file__).parent / "overrides.json").read_text(encoding="utf-8"))


@dataclass
class Tally:
    """Hits among expectations; `excused` ones are hits for a reviewed reason."""

    right: int = 0
    total: int = 0
    excused: int = 0

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 1.0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.total += other.total
        self.excused += other.excused


@dataclass
class Score:
    """Hits and misses of one task on one collection, by part (`fifths`)."""

    task: str
    collection: str
    parts: dict[int, Tally] = field(default_factory=dict)
    misses: list[tuple[int, str]] = field(default_factory=list)  # each with its part

    def count(
        self, name: str, ok: bool, miss: str, *, excuse: bool = False, collection: str = ""
    ) -> None:
        """Count one expectation about the mail of that name.

        `excuse`: a reviewed reason speaks against it. `collection`: if the score has several.
        """
        part = fifths.part(collection or self.collection, name)
        right = ok or excuse
        self.parts.setdefault(part, Tally()).add(Tally(right, 1, excuse and not ok))
        if not right:
            self.misses.append((part, miss))

    def within(self, parts: Collection[int] = fifths.ALL) -> Tally:
        """Return the figures of some parts; what is in no part belongs to each choice."""
        tally = Tally()
        for part, other in self.parts.items():
            if part in parts or part not in fifths.ALL:
                tally.add(other)
        return tally


def overridden(collection: str, name: str, field_: str) -> bool:
    """Return whether a reviewed reason speaks against an expectation."""
    return field_ in _OVERRIDES.get(collection, {}).get(name, {})


def rows(folder: Path, *checks: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (collection, row) for every expectation with one of the checks."""
    for path in sorted(folder.glob("*/expected.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["check"] in checks:
                yield path.parent.name, row


def body(folder: Path, collection: str, row: dict[str, Any]) -> str:
    """Return the text that a row is about, whether it is in the row or in a file."""
    if "input_text" in row:
        return str(row["input_text"])
    content: bytes = (folder / collection / str(row["input"])).read_bytes()
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def raw(folder: Path, collection: str, row: dict[str, Any]) -> bytes:
    if "input_text" in row:
        return str(row["input_text"]).encode()
    return (folder / collection / str(row["input"])).read_bytes()


def name_of(row: dict[str, Any]) -> str:
    return str(row.get("input") or row.get("test"))


def spaced(text: str) -> str:
    """Return the text with white space normalised."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return the text without any white space."""
    return re.sub(r"\s+", "", text)


def letters(text: str) -> str:
    """Return letters and digits alone, to compare texts from different HTML readers."""
    return re.sub(r"[\W_]+", "", text).lower()
