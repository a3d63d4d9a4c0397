"""Kinds of events, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import Markup, escape

from rapport.core.labels import NONE, Label
from rapport.core.phrases.directions import isolated
from rapport.core.registry import Registry

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from rapport.timeline.models import Event


class Names(Protocol):
    """Who acted, by name."""

    def of(self, actor_kind: str, actor_id: int | None) -> str:
        """Return the name of an actor of that kind."""


@dataclass(frozen=True)
class Kind:
    """A kind of event.

    ``sentence`` is a translatable text with ``{by}`` and the event's details by name; details with
    users' ids are listed in ``users`` and shown as names. ``words`` has the label of each detail
    that is told in words: the event keeps a value, which is put into the reader's language when it
    is read (``core.labels``). ``live`` says whether open pages should
    hear of it at once. When the same details get another meaning, ``version`` goes up.
    """

    name: str
    sentence: str | _StrPromise
    users: tuple[str, ...] = ()
    words: Mapping[str, Label] = field(default_factory=dict)
    version: int = 1
    live: bool = True
    shown: bool = field(default=True)

    def tell(self, event: Event, names: Names) -> str:
        """Return the sentence as plain text."""
        return str(self.sentence).format_map(self._values(event, names))

    def tell_html(self, event: Event, names: Names) -> Markup:
        """Return the sentence as HTML, every detail escaped and the actor set off."""
        escaped = _Escaped(self._values(event, names))
        # The sentence is ours, and every value that is put into it is escaped.
        return Markup(str(escape(str(self.sentence))).format_map(escaped))

    def _values(self, event: Event, names: Names) -> _Values:
        # A name written from right to left must not turn the sentence around.
        values = _Values(
            (key, isolated(value) if isinstance(value, str) and key not in self.words else value)
            for key, value in event.details.items()
        )
        for key in self.users:
            values[key] = isolated(names.of("user", values.get(key)))
        for key, label in self.words.items():
            values[key] = label(values.get(key))
        values["by"] = isolated(names.of(event.by_kind, event.by_id))
        return values


class _Values(dict[str, Any]):
    """The values for a sentence; a dash for a detail that an old event did not record."""

    def __missing__(self, key: str) -> str:
        return NONE


class _Escaped(dict[str, str]):
    """The same values as HTML, each escaped when the sentence asks for it."""

    def __init__(self, values: _Values) -> None:
        super().__init__(by=f"<strong>{escape(values['by'])}</strong>")
        self._values = values

    def __missing__(self, key: str) -> str:
        return str(escape(self._values[key]))


KINDS: Registry[Kind] = Registry("the kinds of events", key=lambda kind: kind.name)


def define(name: str, sentence: str | _StrPromise, **options: Any) -> Kind:
    """Define a kind and return it; each room does so in its ``events.py``."""
    kind = Kind(name, sentence, **options)
    KINDS.add(kind)
    return kind


def get(name: str) -> Kind | None:
    """Return the kind of that name, or None for one that a newer version wrote."""
    return KINDS.get(name)


def every() -> list[Kind]:
    """Return all kinds, sorted by name."""
    return sorted(KINDS, key=lambda kind: kind.name)
