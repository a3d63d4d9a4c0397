"""What a person holds, as rooms above say it and the person's page shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rapport.core.registry import Registry
from rapport.people.models import User


@dataclass(frozen=True)
class Holding:
    """Some things a person holds, in a sentence part ("6 open tickets"), and where they are."""

    words: str
    url: str


# Asked with whose things they are and who looks; None when there is nothing.
Source = Callable[[User, User], Holding | None]

SOURCES: Registry[Source] = Registry("the holdings of a person")


def holdings_of(person: User, reader: User) -> list[Holding]:
    """Return what the person holds, as far as the reader may see it."""
    found = (source(person, reader) for source in SOURCES)
    return [holding for holding in found if holding is not None]
