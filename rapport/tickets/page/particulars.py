"""A message's particulars, as drawn by renderers of rooms above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from rapport.core.registry import Registry
from rapport.tickets.models import Message, Ticket

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


@dataclass(frozen=True, slots=True)
class Reason:
    """Why its signature is folded, told inside the fold, with what can be done about it."""

    sentence: str
    offers: tuple[Offer, ...] = ()


Shown = Remark | Line | Card | Link | Reason
Kind = TypeVar("Kind", Remark, Line, Card, Link, Reason)

# Takes a message; yields nothing for particulars it does not know.
Renderer = Callable[[Message], Iterable[Shown]]
RENDERERS: Registry[Renderer] = Registry("the particulars of a message")

# Takes all messages that a ticket's page shows, for remarks that need a look at the ticket; returns
# them by the messages' ids.
Overview = Callable[[Ticket, Sequence[Message]], Mapping[int, Iterable[Remark]]]
OVERVIEWS: Registry[Overview] = Registry("remarks on messages of a ticket, in one look")


def overview(ticket: Ticket, messages: Sequence[Message]) -> dict[int, list[Remark]]:
    """Return the remarks that need a look at the whole ticket, by the messages' ids."""
    found: dict[int, list[Remark]] = {}
    for source in OVERVIEWS:
        for number, remarks in source(ticket, messages).items():
            found.setdefault(number, []).extend(remarks)
    return found


class Particulars:
    """Everything that is shown of one message's particulars, after the ``first`` remarks."""

    def __init__(self, message: Message, first: Iterable[Remark] = ()) -> None:
        shown = (each for renderer in RENDERERS for each in renderer(message))
        self._shown: list[Shown] = [*first, *shown]

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

    @property
    def reasons(self) -> list[Reason]:
        """Return why its signature is folded, where no reader can see that from its lines."""
        return self._of(Reason)

    def _of(self, kind: type[Kind]) -> list[Kind]:
        return [each for each in self._shown if isinstance(each, kind)]
