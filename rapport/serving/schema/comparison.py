"""Differences between the tables and those that this version expects.

The expectation is what migrating an empty database makes. It is recorded for each engine beside
this file by ``python -m tests.upgrades.record``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

from rapport.serving.schema.description import Description, describe

# So many faults are named; the others are counted.
SHOWN = 3


@dataclass(frozen=True)
class Fault:
    """A difference from what is expected; without what ``is_slow``, pages are only slower."""

    sentence: str
    is_slow: bool = False


def faults() -> list[Fault]:
    """Return what is missing or otherwise than expected; what is there besides is no fault."""
    expected = expectation(connection.vendor)
    return list(differences(expected, describe()))


def recorded(vendor: str) -> Path:
    """Return the file with what is expected on that engine."""
    return Path(__file__).parent / f"{vendor}.tables"


@cache
def expectation(vendor: str) -> Description:
    """Return what migrating an empty database makes."""
    return read(recorded(vendor).read_text(encoding="utf-8"))


def read(text: str) -> Description:
    """Return a description that was written."""
    return dict(line.split(" = ") for line in text.splitlines() if not line.startswith("#"))


def written(description: Description) -> str:
    """Return a description as text, a line for each thing."""
    return "".join(f"{key} = {description[key]}\n" for key in sorted(description))


def differences(expected: Description, found: Description) -> Iterator[Fault]:
    """Yield a fault for each thing that is missing or otherwise."""
    gone = {key.split()[1] for key in expected if key.startswith("table ") and key not in found}
    for key, wanted in expected.items():
        kind, name = key.split(" ", 1)
        if found.get(key) == wanted or (kind != "table" and name.partition(".")[0] in gone):
            continue
        is_slow = kind == "index" and wanted == "plain"
        if key not in found:
            yield Fault(_("%s is missing") % key, is_slow)
        else:
            words = {"what": key, "found": found[key], "wanted": wanted}
            yield Fault(_("%(what)s is “%(found)s” instead of “%(wanted)s”") % words, is_slow)


def told(found: list[Fault]) -> str:
    """Return the first of the faults, and how many more there are."""
    named = "; ".join(fault.sentence for fault in found[:SHOWN])
    if len(found) <= SHOWN:
        return named
    return _("%(named)s; and %(count)d more") % {"named": named, "count": len(found) - SHOWN}
