"""The timeline's port for rooms below it.

The timeline stands above ``people``, because it names people; yet what people do belongs on it. So
a room below defines its events here and records them here, and the timeline plugs in its ledger at
start-up (docs/decisions/0007). Rooms above the timeline use ``timeline`` itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.db import models

from rapport.core.errors import Misconfigured
from rapport.core.labels import Label
from rapport.core.registry import Registry

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

    ``sentence`` is a translatable text with ``{by}`` and the details by name; ``users`` lists the
    details that hold users' ids and are shown as names, ``words`` has the label of each detail that
    is shown in words.
    """

    name: str
    sentence: str | _StrPromise
    users: tuple[str, ...] = ()
    words: Mapping[str, Label] = field(default_factory=dict)


class Ledger(Protocol):
    """The interface that the timeline provides."""

    def record(
        self, name: str, subject: models.Model, /, *, by: Actor, at: datetime, **details: Any
    ) -> None:
        """Append one event; must run inside the action's transaction."""


HAPPENINGS: Registry[Happening] = Registry(
    "the events of rooms below the timeline", key=lambda happening: happening.name
)
# There is one ledger: a second one is refused.
LEDGERS: Registry[Ledger] = Registry("the ledger", key=lambda ledger: "ledger")


def define(
    name: str,
    sentence: str | _StrPromise,
    *,
    users: tuple[str, ...] = (),
    words: Mapping[str, Label] | None = None,
) -> Happening:
    """Define a kind of event and return it."""
    happening = Happening(name, sentence, users, words or {})
    HAPPENINGS.add(happening)
    return happening


def record(
    happening: Happening, subject: models.Model, /, *, by: Actor, at: datetime, **details: Any
) -> None:
    """Append one event about the subject; ``details`` are JSON values."""
    ledger = LEDGERS.get("ledger")
    if ledger is None:
        raise Misconfigured("The timeline is not installed, so nothing can be written to it.")
    ledger.record(happening.name, subject, by=by, at=at, **details)
