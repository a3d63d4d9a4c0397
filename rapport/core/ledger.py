"""The mouth of the timeline for rooms below it.

The timeline stands above ``people``, because it names people; yet what people do belongs on it. So
a room below defines its events here and records them here, and the timeline binds itself at
start-up (docs/decisions/0007). Rooms above the timeline use ``timeline`` itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.db import models

from rapport.core.errors import Misconfigured

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Actor(Protocol):
    """Anybody whom an event can name; ``actor_kind`` is user, customer or system."""

    @property
    def actor_kind(self) -> str: ...

    @property
    def pk(self) -> int | None: ...


@dataclass(frozen=True)
class Happening:
    """A kind of event of a room below the timeline.

    ``sentence`` is a translatable text with ``{by}`` and the details by name; ``users`` names the
    details that hold users' ids and are told as names.
    """

    name: str
    sentence: str | _StrPromise
    users: tuple[str, ...] = ()


class Ledger(Protocol):
    """What the timeline lends."""

    def define(self, happening: Happening) -> None:
        """Take a kind of event into the register."""

    def record(
        self, name: str, subject: models.Model, /, *, by: Actor, at: datetime, **details: Any
    ) -> None:
        """Append one event; must run inside the action's transaction."""


_defined: list[Happening] = []
_bound: Ledger | None = None


def bind(ledger: Ledger) -> None:
    """Give the ledger what was defined so far, and everything from now on."""
    global _bound
    _bound = ledger
    for happening in _defined:
        ledger.define(happening)


def define(name: str, sentence: str | _StrPromise, *, users: tuple[str, ...] = ()) -> Happening:
    """Define a kind of event and return it."""
    happening = Happening(name, sentence, users)
    _defined.append(happening)
    if _bound is not None:
        _bound.define(happening)
    return happening


def record(
    happening: Happening, subject: models.Model, /, *, by: Actor, at: datetime, **details: Any
) -> None:
    """Append one event about the subject; ``details`` are JSON values."""
    if _bound is None:
        raise Misconfigured("The timeline is not installed, so nothing can be written to it.")
    _bound.record(happening.name, subject, by=by, at=at, **details)
