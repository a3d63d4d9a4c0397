"""Hints and actions that rooms above add to a ticket."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from rapport.core.registry import Registry
from rapport.people.models import User
from rapport.tickets.models import Ticket


@dataclass(frozen=True)
class Act:
    """One thing that can be done about it: a POST of the fields, or a page if it ``leads``.

    ``key`` is its shortcut, ``command`` its name in the palette.
    """

    label: str
    url: str
    fields: Mapping[str, str] = field(default_factory=dict)
    command: str = ""
    key: str = ""
    leads: bool = False


@dataclass(frozen=True)
class Hint:
    """A sentence (may be safe HTML with links) and what can be done about it."""

    text: str | SafeString
    acts: tuple[Act, ...] = ()
    is_soon: bool = False


# Takes a ticket and the user who looks at it.
Source = Callable[[Ticket, User], Iterable[Hint]]
SOURCES: Registry[Source] = Registry("the hints of a ticket")

# Things to do with a ticket, for its menu.
Verbs = Callable[[Ticket, User], Iterable[Act]]
VERBS: Registry[Verbs] = Registry("the menu of a ticket")


def hints_of(ticket: Ticket, user: User) -> list[Hint]:
    """Return the hints for this person about the ticket."""
    return [hint for source in SOURCES for hint in source(ticket, user)]


def verbs_of(ticket: Ticket, user: User) -> list[Act]:
    """Return what rooms above offer to do with the ticket."""
    return [act for verbs in VERBS for act in verbs(ticket, user)]
