"""Where the public collections are, and how their rows are read and compared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[6] / "shared" / "fixtures" / "mail"


@dataclass
class Score:
    """Rights and misses of one task on one collection."""

    task: str
    collection: str
    right: int = 0
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, ok: bool, miss: str) -> None:
        self.total += 1
        self.right += ok
        if not ok:
            self.misses.append(miss)

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 1.0


def rows(*checks: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """(collection, row) of every expectation with one of the checks."""
    for path in sorted(ROOT.glob("*/expected.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["check"] in checks:
                yield path.parent.name, row


def body(collection: str, row: dict[str, Any]) -> str:
    """The text that a row is about, whether it stands in the row or in a file."""
    if "input_text" in row:
        return str(row["input_text"])
    content: bytes = (ROOT / collection / str(row["input"])).read_bytes()
    return content.decode("utf-8", "replace").replace("\r\n", "\n")


def raw(collection: str, row: dict[str, Any]) -> bytes:
    if "input_text" in row:
        return str(row["input_text"]).encode()
    return (ROOT / collection / str(row["input"])).read_bytes()


def spaced(text: str) -> str:
    """White space normalised."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """Without any white space."""
    return re.sub(r"\s+", "", text)


def letters(text: str) -> str:
    """Letters and digits alone: to compare texts that came through different HTML readers."""
    return re.sub(r"[\W_]+", "", text).lower()
