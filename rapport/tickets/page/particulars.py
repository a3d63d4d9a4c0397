"""A message's particulars, as drawn by renderers of rooms above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from rapport.core.registry import Registry
from rapport.tickets.models import Message

Tone = Literal["good", "plain", "broken"]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done about it: a POST of the fields."""

    label: str
    url: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence above the message, with an icon; only a problem stands out.

    It may be safe HTML with links. The ``offers`` are for those who may work on the ticket.
    """

    sentence: str
    icon: str
    tone: Tone = "plain"
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A machine's message in a few words: the page folds the rest away."""

    label: str
    icon: str = "note"


@dataclass(frozen=True, slots=True)
class Card:
    """A value shown above the words, drawn by the piece of that name (``ui.…``)."""

    piece: str
    value: Any


@dataclass(frozen=True, slots=True)
class Link:
    """A page with more about the message."""

    label: str
    url: str


Shown = Remark | Line | Card | Link
Kind = TypeVar("Kind", Remark, Line, Card, Link)

# Takes a message; yields nothing for particulars it does not know.
Renderer = Callable[[Message], Iterable[Shown]]
RENDERERS: Registry[Renderer] = Registry("the particulars of a message")


class Particulars:
    """Everything that is shown of one message's particulars."""

    def __init__(self, message: Message) -> None:
        self._shown = [each for renderer in RENDERERS for each in renderer(message)]

    @property
    def remarks(self) -> list[Remark]:
        """Return the sentences, each once."""
        return list(dict.fromkeys(self._of(Remark)))

    @property
    def line(self) -> Line | None:
        """Return the message in a few words, if a renderer has them."""
        return next(iter(self._of(Line)), None)

    @property
    def cards(self) -> list[Card]:
        """Return the cards above the words."""
        return self._of(Card)

    @property
    def links(self) -> list[Link]:
        """Return the pages with more about it."""
        return self._of(Link)

    def _of(self, kind: type[Kind]) -> list[Kind]:
        return [each for each in self._shown if isinstance(each, kind)]
