"""Requirements: those that pyproject.toml names, and the locked ones that are installed."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCKS = ROOT / "requirements"
# What a desk runs with; the other files have only what comes on top of it.
DESK = "desk"
# What the wheel is built with, and what hatchling asks for when it installs a work tree.
BUILD = "build"
EDITABLE = ["editables>=0.5"]

_LINE = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))?"
    r"(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
)
_ORIGIN = re.compile(r"^# Of the requirements ([0-9a-f]{16})\.$", re.MULTILINE)


@dataclass(frozen=True)
class Locked:
    """A package in a lock: its version, where it is needed ("" is everywhere), its digests."""

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]
    text: str


def project() -> dict[str, Any]:
    """Return what pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def wanted() -> dict[str, list[str]]:
    """Return the requirements by the name of their lock."""
    named = project()
    return {
        BUILD: [*named["build-system"]["requires"], *EDITABLE],
        DESK: named["project"]["dependencies"],
        **named["project"]["optional-dependencies"],
    }


def origin() -> str:
    """Return a digest of the requirements, which each lock names."""
    asked = [project()["project"]["requires-python"], wanted()]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]


def origin_of(lock: str) -> str:
    """Return the digest that a lock names, or "" if it names none."""
    found = _ORIGIN.search(lock)
    return found[1] if found else ""


def path(name: str) -> Path:
    """Return the place of the lock of that name."""
    return LOCKS / f"{name}.txt"


def locked(text: str) -> list[Locked]:
    """Return the packages in a lock; raises ValueError at a line that is not pinned so."""
    body = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    found = [
        Locked(
            match["name"],
            match["version"],
            match["marker"] or "",
            tuple(re.findall(r"sha256:([0-9a-f]{64})", match["hashes"])),
            match[0],
        )
        for match in _LINE.finditer(body)
    ]
    if "".join(each.text for each in found) != body:
        raise ValueError("This lock has lines that are not pinned by version and digest.")
    return found
