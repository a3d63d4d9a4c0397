"""Key-set paging, at a cost that does not grow.

A page begins after (or ends before) a row, not at a count of rows. So page 2,000 costs as much as
page 2, and nothing is shown twice or skipped because something was added meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from rapport.core.database.keys import key_in
from rapport.core.errors import Invalid


class _Row(Protocol):
    """A model, or a named row of its values, with its key and a ``pk``."""

    @property
    def pk(self) -> Any: ...


M = TypeVar("M", bound=_Row)
R = TypeVar("R", bound=models.Model)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
FORWARD, BACKWARD = "a", "b"


class Ordered(Protocol[M]):
    """Part of a list that can be read in order, beyond a given row."""

    @property
    def key(self) -> str: ...

    def read(self, place: _Place | None, limit: int, *, backward: bool) -> list[M]: ...


@dataclass(frozen=True)
class Segment(Generic[M]):
    """Rows sorted by an instant, ties broken by the id.

    ``key`` names a field that is never empty in these rows. An index on (key, id) serves it.
    ``only`` are values that all of them have, where other segments hold other values. ``ranged``
    are the same rows without the condition that the key is not empty: a range of the key implies
    it, and PostgreSQL, told twice, expects so few rows that it sorts them all.
    """

    rows: models.QuerySet[Any, M]
    key: str
    newest_first: bool = False
    only: Mapping[str, object] = field(default_factory=dict)
    ranged: models.QuerySet[Any, M] | None = None

    def of(self, selected: Callable[[Any], Any]) -> Segment[Any]:
        """Return the segment with other columns of its rows."""
        ranged = None if self.ranged is None else selected(self.ranged)
        return replace(self, rows=selected(self.rows), ranged=ranged)

    def could_hold(self, row: M) -> bool:
        """Return whether a row has what decides between the segments of a list."""
        fits = all(getattr(row, name) == value for name, value in self.only.items())
        return fits and getattr(row, self.key) is not None

    def read(self, place: _Place | None, limit: int, *, backward: bool) -> list[M]:
        """Return at most ``limit`` rows beyond the place, nearest first."""
        falling = self.newest_first != backward
        rows = self.rows
        if place is not None:
            found = rows if self.ranged is None else self.ranged
            rows = found.filter(self._beyond(place, falling))
        sign = "-" if falling else ""
        return list(rows.order_by(f"{sign}{self.key}", f"{sign}pk")[:limit])

    def _beyond(self, place: _Place, falling: bool) -> Q:
        beyond = "lt" if falling else "gt"
        # The first term is the range an index can use; the others sort out equal instants.
        return Q(**{f"{self.key}__{beyond}e": place.at}) & (
            Q(**{f"{self.key}__{beyond}": place.at}) | Q(**{f"pk__{beyond}": place.pk})
        )


@dataclass(frozen=True)
class Page(Generic[M]):
    """Some rows, and the cursors of the pages on either side; empty where there is none."""

    rows: list[M]
    earlier: str
    later: str


@dataclass(frozen=True)
class _Place:
    """The place of a row in the order."""

    segment: int
    at: datetime
    pk: int

    def cursor(self, direction: str) -> str:
        return f"{direction}{self.segment}.{(self.at - EPOCH) // MICROSECOND}.{self.pk}"


def page(segments: Sequence[Ordered[M]], cursor: str, size: int) -> Page[M]:
    """Return the page that the cursor names, by default the first.

    Segments follow one another as one list. Raises Invalid for a cursor that is not ours.
    """
    backward, place = _read_cursor(cursor, len(segments))
    found = _collect(segments, place, size + 1, backward)
    more, found = len(found) > size, found[:size]
    if backward:
        found.reverse()
        if not found:
            return page(segments, "", size)
    rows = [row for _, row in found]
    before = more if backward else place is not None
    after = place is not None if backward else more
    return Page(
        rows,
        earlier=_place_of(segments, found[0]).cursor(BACKWARD) if before and found else "",
        later=_place_of(segments, found[-1]).cursor(FORWARD) if after and found else "",
    )


def page_before(
    rows: models.QuerySet[Any, R], before: str, size: int
) -> tuple[list[R], int | None]:
    """Return the newest rows with a key below ``before``, and the key before which the next page
    begins, or None at the end. Anything that is not a key means the first page.
    """
    key = key_in(before)
    found = list((rows if key is None else rows.filter(pk__lt=key)).order_by("-pk")[: size + 1])
    return found[:size], found[size - 1].pk if len(found) > size else None


def neighbour(
    segments: Sequence[Segment[M]], row: M, *, backward: bool = False, was: M | None = None
) -> M | None:
    """Return the row after one of the list (or before it), or None at the end.

    With the row as it ``was``, the walk goes on from where it was then. Otherwise a row that is not
    in the list is followed by the first of the list, and preceded by nothing.
    """
    place = _place_where(segments, was) if was is not None else None
    place = place or next((p for p in _places(segments, row) if p is not None), None)
    if place is None and backward:
        return None
    found = _collect(segments, place, 1, backward)
    return found[0][1] if found else None


def _place_where(segments: Sequence[Segment[M]], was: M) -> _Place | None:
    index = next((n for n, segment in enumerate(segments) if segment.could_hold(was)), None)
    return None if index is None else _place_of(segments, (index, was))


def _places(segments: Sequence[Segment[M]], row: M) -> Iterator[_Place | None]:
    for index, segment in enumerate(segments):
        held = segment.rows.filter(pk=row.pk).first()
        yield _place_of(segments, (index, held)) if held is not None else None


def _collect(
    segments: Sequence[Ordered[M]], place: _Place | None, limit: int, backward: bool
) -> list[tuple[int, M]]:
    order = range(len(segments) - 1, -1, -1) if backward else range(len(segments))
    found: list[tuple[int, M]] = []
    for index in order:
        if place is not None and (index > place.segment if backward else index < place.segment):
            continue
        within = place if place is not None and place.segment == index else None
        rows = segments[index].read(within, limit - len(found), backward=backward)
        found += [(index, row) for row in rows]
        if len(found) >= limit:
            break
    return found


def _place_of(segments: Sequence[Ordered[M]], found: tuple[int, M]) -> _Place:
    index, row = found
    return _Place(index, getattr(row, segments[index].key), row.pk)


def _read_cursor(cursor: str, segments: int) -> tuple[bool, _Place | None]:
    if not cursor:
        return False, None
    try:
        segment, micros, pk = (int(number) for number in cursor[1:].split("."))
        place = _Place(segment, EPOCH + timedelta(microseconds=micros), pk)
    except (ValueError, OverflowError):
        place = None
    if place is None or cursor[0] not in (FORWARD, BACKWARD) or not 0 <= segment < segments:
        raise Invalid(_("This address is not a page of the list. Start from the first page."))
    return cursor[0] == BACKWARD, place
