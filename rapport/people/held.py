"""What a person holds: rooms above say it, the person's page shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rapport.people.models import User


@dataclass(frozen=True)
class Holding:
    """Some things a person holds, in a sentence part ("6 open tickets"), and where they are."""

    words: str
    url: str


# Asked with whose things they are and who looks; None when there is nothing.
Source = Callable[[User, User], Holding | None]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask this source when a person's page is shown."""
    if source not in _sources:
        _sources.append(source)


def by(person: User, reader: User) -> list[Holding]:
    """Return what the person holds, as far as the reader may see it."""
    found = (source(person, reader) for source in _sources)
    return [holding for holding in found if holding is not None]
