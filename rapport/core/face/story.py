"""A page about something with a story: figures, timeline, evidence, actions.

A customer, an organisation and a colleague have one (docs/decisions/0024). Their rooms declare four
registries for each, rooms above add to them, and ``tell`` puts together what one reader sees. What
the reader may not see is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.core.face.sections import Section, shown
from rapport.core.registry import Registry

Subject = TypeVar("Subject")
Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
# Who sees a source: everybody (None), who has an ability, or whoever this says yes to.
Needs = str | Callable[[Any, Any], bool] | None
PAGE = 30
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Figure:
    """A figure of the summary, in words: "3 tickets", "waits 2 h 10 min typically".

    ``url`` opens exactly the rows that it counts: another page, or a kind of this page's timeline
    ("?show=tickets"). ``name`` and ``value`` are for programs, ``why`` says how it is counted.
    """

    name: str
    text: str
    url: str = ""
    value: float | str | None = None
    why: str = ""
    is_soon: bool = False


@dataclass(frozen=True)
class Figures(Generic[Subject]):
    """A source of figures.

    ``needs`` is the ability without which nobody sees them anywhere, or a question about the
    subject and the reader.
    """

    name: str
    of: Callable[[Subject, Any], Iterable[Figure]]
    needs: Needs = None


@dataclass(frozen=True)
class Kind:
    """A kind of entries, by which the timeline can be narrowed.

    One that is not ``usual`` is shown only when it is asked for, because its entries are in other
    kinds as well.
    """

    name: str
    label: str | Promise
    usual: bool = True


@dataclass(frozen=True)
class Entry:
    """An entry of the timeline: a sentence, a title that leads to it, and words that were said.

    ``pk`` orders entries of one instant. ``sentence`` may be Markup; ``status`` is a ticket's,
    with its word; ``score`` a rating.
    """

    at: datetime
    pk: int
    sentence: str = ""
    title: str = ""
    url: str = ""
    words: str = ""
    icon: str = ""
    status: tuple[str, str] | None = None
    score: int | None = None
    note: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Span:
    """The part of a strand that a page needs: kinds, how many entries, and before which place.

    ``beyond`` says how rows of the very instant count: "all" of them, "none", or those of lower
    keys.
    """

    kinds: frozenset[str]
    limit: int
    at: datetime | None = None
    pk: int = 0
    beyond: str = "none"

    def cut(self, rows: Rows, by: str = "at") -> Rows:
        """Return the latest rows of the span; an index on (…, ``by``) serves it."""
        if self.at is not None:
            earlier = Q(**{f"{by}__lt": self.at})
            if self.beyond == "all":
                earlier = Q(**{f"{by}__lte": self.at})
            elif self.beyond == "lower":
                earlier = Q(**{f"{by}__lte": self.at}) & (earlier | Q(pk__lt=self.pk))
            rows = rows.filter(earlier)
        return rows.order_by(f"-{by}", "-pk")[: self.limit]


@dataclass(frozen=True)
class Strand(Generic[Subject]):
    """Entries of one source, latest first.

    ``read`` takes the subject, the reader and the span.
    """

    name: str
    kinds: tuple[Kind, ...]
    read: Callable[[Subject, Any, Span], Iterable[Entry]]
    needs: Needs = None


@dataclass(frozen=True)
class Action:
    """Something to do from the head of the page: a link, in the menu unless it is ``at_hand``."""

    label: str
    url: str
    icon: str = ""
    at_hand: bool = False
    primary: bool = False
    key: str = ""


@dataclass(frozen=True)
class Actions(Generic[Subject]):
    """A source of actions."""

    name: str
    of: Callable[[Subject, Any], Iterable[Action]]
    needs: Needs = None


@dataclass(frozen=True)
class Places(Generic[Subject]):
    """The registries of one sort of subject."""

    figures: Registry[Figures[Subject]]
    strands: Registry[Strand[Subject]]
    evidence: Registry[Section[Subject]]
    actions: Registry[Actions[Subject]]


@dataclass(frozen=True)
class Choice:
    """A kind as the menu over the timeline offers it."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Story:
    """All that one reader sees of a subject, besides what the page itself knows."""

    figures: list[Figure]
    evidence: list[dict[str, Any]]
    actions: list[Action]
    choices: list[Choice]
    entries: list[Entry]
    show: str = ""
    earlier: str = ""
    is_first: bool = True

    @property
    def days(self) -> Iterator[tuple[date, list[Entry]]]:
        """Yield each day in the reader's zone with its entries, latest first."""
        for day, entries in groupby(self.entries, lambda entry: timezone.localdate(entry.at)):
            yield day, list(entries)

    @property
    def chosen(self) -> str:
        """Return the label of the kind that is shown."""
        return next(choice.label for choice in self.choices if choice.current)

    @property
    def at_hand(self) -> list[Action]:
        """Return the actions that have a button."""
        return [action for action in self.actions if action.at_hand]

    @property
    def in_menu(self) -> list[Action]:
        """Return the actions that are in the menu."""
        return [action for action in self.actions if not action.at_hand]


def tell(
    places: Places[Subject], subject: Subject, reader: Any, address: Mapping[str, str]
) -> Story:
    """Return the story for a reader, narrowed by ``show`` and begun ``before`` a place.

    Raises Invalid for a kind or a place that does not exist.
    """
    strands = [strand for strand in places.strands if is_seen(strand.needs, subject, reader)]
    kinds = {kind.name: kind for strand in strands for kind in strand.kinds}
    show, before = address.get("show", ""), address.get("before", "")
    if show and show not in kinds:
        raise Invalid(_("There is nothing called “%(name)s” here.") % {"name": show[:40]})
    wanted = frozenset([show] if show else (kind.name for kind in kinds.values() if kind.usual))
    found = _latest(strands, subject, reader, wanted, _Place.read(before) if before else None)
    entries = [entry for _name, entry in found[:PAGE]]
    following = _Place.of(*found[PAGE - 1]).cursor if len(found) > PAGE else ""
    return Story(
        figures=list(figures_of(places, subject, reader)),
        evidence=shown(places.evidence, subject, reader),
        actions=[
            action
            for source in places.actions
            if is_seen(source.needs, subject, reader)
            for action in source.of(subject, reader)
        ],
        choices=_choices(kinds.values(), show),
        entries=entries,
        show=show,
        earlier=_query(show=show, before=following) if following else "",
        is_first=not before,
    )


def figures_of(places: Places[Subject], subject: Subject, reader: Any) -> Iterator[Figure]:
    """Yield the figures that the reader may see, for pages and programs alike."""
    for source in places.figures:
        if is_seen(source.needs, subject, reader):
            yield from source.of(subject, reader)


def is_seen(needs: Needs, subject: Any, reader: Any) -> bool:
    """Return whether the reader sees a source that needs this, about a subject."""
    if callable(needs):
        return needs(subject, reader)
    return needs is None or bool(reader.may(needs))


def _choices(kinds: Iterable[Kind], show: str) -> list[Choice]:
    every = Choice(_("everything"), "?", current=not show)
    return [every, *(Choice(str(k.label), _query(show=k.name), show == k.name) for k in kinds)]


def _query(**fields: str) -> str:
    return f"?{urlencode({name: value for name, value in fields.items() if value})}"


@dataclass(frozen=True, order=True)
class _Place:
    """The place of an entry in the timeline; later ones are greater."""

    at: datetime
    strand: str
    pk: int = field(default=0)

    @classmethod
    def of(cls, strand: str, entry: Entry) -> _Place:
        return cls(entry.at, strand, entry.pk)

    @classmethod
    def read(cls, cursor: str) -> _Place:
        try:
            micros, strand, pk = cursor.split(".")
            return cls(EPOCH + timedelta(microseconds=int(micros)), strand, int(pk))
        except (ValueError, OverflowError) as error:
            sentence = _("This address is not a page of the list. Start from the first page.")
            raise Invalid(sentence) from error

    @property
    def cursor(self) -> str:
        return f"{(self.at - EPOCH) // MICROSECOND}.{self.strand}.{self.pk}"

    def span(self, strand: str, kinds: frozenset[str]) -> Span:
        """Return what of another strand, or of this one, comes before it."""
        beyond = "lower" if strand == self.strand else "all" if strand < self.strand else "none"
        return Span(kinds, PAGE + 1, self.at, self.pk, beyond)


def _latest(
    strands: Iterable[Strand[Subject]],
    subject: Subject,
    reader: Any,
    wanted: frozenset[str],
    place: _Place | None,
) -> list[tuple[str, Entry]]:
    """Return one entry more than a page, each with the name of its strand."""
    found: list[tuple[str, Entry]] = []
    for strand in strands:
        kinds = wanted & {kind.name for kind in strand.kinds}
        if kinds:
            span = place.span(strand.name, kinds) if place else Span(kinds, PAGE + 1)
            found += [(strand.name, entry) for entry in strand.read(subject, reader, span)]
    found.sort(key=lambda each: _Place.of(*each), reverse=True)
    return found[: PAGE + 1]
