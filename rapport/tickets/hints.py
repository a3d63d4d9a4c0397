"""What stands above a conversation because somebody should decide: rooms above add their hints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from rapport.people.models import User
from rapport.tickets.models import Ticket


@dataclass(frozen=True)
class Act:
    """One thing that can be done about it: a POST of the fields, or where ``leads`` a page.

    ``key`` is its shortcut. ``command`` is what the palette calls it.
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


# Given a ticket and who looks at it.
Source = Callable[[Ticket, User], Iterable[Hint]]
Verbs = Callable[[Ticket, User], Iterable[Act]]

_sources: list[tuple[int, Source]] = []
_verbs: list[Verbs] = []


def register(source: Source, *, order: int) -> None:
    """Add a source of hints; a room calls this once, when the application starts."""
    _sources.append((order, source))
    _sources.sort(key=lambda each: each[0])


def hints_of(ticket: Ticket, user: User) -> list[Hint]:
    """Return what this person should know of the ticket, or decide about it."""
    return [hint for _order, source in _sources for hint in source(ticket, user)]


def register_verbs(verbs: Verbs) -> None:
    """Add what rooms above can do with a ticket, for its menu."""
    _verbs.append(verbs)


def verbs_of(ticket: Ticket, user: User) -> list[Act]:
    """Return what rooms above offer to do with the ticket."""
    return [act for verbs in _verbs for act in verbs(ticket, user)]
