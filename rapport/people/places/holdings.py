"""A person's holdings, which rooms above add to their page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rapport.core.registry import Registry
from rapport.people.models import User


@dataclass(frozen=True)
class Holding:
    """Things that a person holds, as part of a sentence ("6 open tickets"), with a link to them."""

    label: str
    url: str


# Takes the owner and the reader; returns None when there is nothing.
Source = Callable[[User, User], Holding | None]

SOURCES: Registry[Source] = Registry("the holdings of a person")


def holdings_of(person: User, reader: User) -> list[Holding]:
    """Return the person's holdings, as far as the reader may see them."""
    found = (source(person, reader) for source in SOURCES)
    return [holding for holding in found if holding is not None]
