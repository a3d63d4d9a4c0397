"""Comparison of a figure at two times, and whether chance explains it.

How each kind is compared is decided here, once for every interface: shares by Newcombe's
interval of the difference, percentiles by their order statistics, counts and backlogs by how
much a count varies by chance. A figure from too few rows is not compared, nor a count with a
time before the first row of all, when nobody counted yet. Of twenty unchanged figures one will
look changed by chance, and pages that show many figures say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack
from zoneinfo import ZoneInfo

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapport.core import clock
from rapport.core.calendars.calendar import find_zone
from rapport.metrics import registry
from rapport.metrics.definition import Definition
from rapport.metrics.facts import Fact
from rapport.metrics.fill import row_of
from rapport.metrics.intervals import Estimate, byar, difference
from rapport.metrics.kinds import KINDS
from rapport.metrics.question import Asked, Nonsense, instant
from rapport.metrics.result import Named, Row
from rapport.metrics.run import answer
from rapport.metrics.run import began as first_row
from rapport.metrics.warehouse import Warehouse, warehouse

if TYPE_CHECKING:
    from rapport.metrics.definition import Text

METHODS: dict[str, Text] = {
    "share": _("Newcombe’s interval of the difference of two shares"),
    "distribution": _("intervals of both figures combined (MOVER)"),
    "count": _("Poisson limits of both counts combined (MOVER)"),
    "snapshot": _("Poisson limits of what came and what went"),
}


class Span(NamedTuple):
    """A stretch of time, the end exclusive."""

    start: date | datetime
    end: date | datetime


def days_before(start: date, end: date) -> Span:
    """Return as many days right before these.

    As many, and not the calendar month before: counts compare only over equally long times.
    """
    return Span(start - (end - start), start)


def year_before(start: date, end: date) -> Span:
    """Return as many days from the same day of the year before; from 28 February for the 29th."""
    leap = (start.month, start.day) == (2, 29)
    earlier = start.replace(year=start.year - 1, day=28 if leap else start.day)
    return Span(earlier, earlier + (end - start))


def on_same_weekdays(start: date, end: date, earlier: Span) -> Span:
    """Return an earlier span moved by a few days, to begin on the weekday of ``start``.

    Then a quiet Sunday lies under a Sunday. The nearest such span that ends by ``start``.
    """
    days = round((start - _day(earlier.start)).days / 7) * 7
    if days < (end - start).days:
        days += 7
    return Span(start - timedelta(days=days), end - timedelta(days=days))


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


@dataclass(frozen=True)
class Change:
    """The change of a figure from an earlier time to a later one.

    ``value`` is the difference, with the 95 % limits ``low`` and ``high``; None where either
    figure is unknown. ``real`` is True where chance alone does not explain the difference, None
    where there are ``too_few`` rows to tell. ``now`` and ``before`` are the figures for ``span``
    and ``previous``; ``method`` names the comparison used. ``began`` is set, and ``real`` None,
    where a count began only within ``previous`` or later. Of what stands at an instant, ``came``
    and ``went`` are how many did between the two.
    """

    members: tuple[Named, ...]
    now: Row
    before: Row
    value: float | None
    low: float | None
    high: float | None
    real: bool | None
    span: Span
    previous: Span
    method: Text
    began: datetime | None = None
    came: int | None = None
    went: int | None = None

    @property
    def too_few(self) -> bool:
        """Return whether there are too few rows to compare."""
        return self.real is None


def change(name: str, *, previous: Span | None = None, **asked: Unpack[Asked]) -> Change:
    """Compare a stretch of time with the one before; needs ``start`` and ``end``, no grain.

    ``previous`` defaults to the same number of days before ``start``. If the time is not over yet,
    only the same part of the previous one is used.
    """
    definition = registry.definition(name)
    fact = registry.facts()[definition.fact]
    (only,) = compare(warehouse(), definition, fact, previous=previous, **asked)
    return only


def changes(
    name: str, *, previous: Span | None = None, **asked: Unpack[Asked]
) -> tuple[Change, ...]:
    """Compare each member of the dimensions ``by`` with its own earlier figure; see ``change``."""
    definition = registry.definition(name)
    fact = registry.facts()[definition.fact]
    return compare(warehouse(), definition, fact, previous=previous, **asked)


def compare(
    store: Warehouse,
    definition: Definition,
    fact: Fact,
    *,
    previous: Span | None = None,
    **asked: Unpack[Asked],
) -> tuple[Change, ...]:
    """Compare two stretches of time for this definition and fact; see ``change``."""
    span, earlier, zone = _spans(store, previous, asked)
    now = _rows(store, definition, fact, span, asked)
    before = _rows(store, definition, fact, earlier, asked)
    # A backlog is compared by what came in and went out between its two instants.
    ends = Span(instant(earlier.end, zone), instant(span.end, zone))
    came, went = (
        (_rows(store, flow, fact, ends, asked) for flow in _flows(definition))
        if definition.kind == "snapshot"
        else (now, before)
    )
    found = tuple(
        _change(definition, now[key], before[key], (came[key], went[key]), span, earlier)
        for key in dict.fromkeys([*now, *before])
    )
    if definition.kind != "count":
        return found
    began = first_row(store, definition, fact)
    if began is None or began < _day_after(instant(earlier.start, zone)):
        return found
    return tuple(
        replace(each, value=None, low=None, high=None, real=None, began=began) for each in found
    )


def _day_after(moment: datetime) -> datetime:
    """Return a day later: on the first day of all nobody can tell when counting began."""
    return moment + timedelta(days=1)


class _ByMember(dict[tuple[Any, ...], Row]):
    """Rows by the key of their members; a missing member gets the row of an empty answer."""

    def __init__(self, definition: Definition, rows: Iterable[Row]) -> None:
        super().__init__((tuple(member.key for member in row.members), row) for row in rows)
        self._definition = definition

    def __missing__(self, key: tuple[Any, ...]) -> Row:
        return row_of(self._definition, None, (), KINDS[self._definition.kind].nothing, False)


def _rows(
    store: Warehouse, definition: Definition, fact: Fact, span: Span, asked: Asked
) -> _ByMember:
    at_that_time: Asked = {**asked, "start": span.start, "end": span.end}
    return _ByMember(definition, answer(store, definition, fact, **at_that_time).rows)


def _flows(definition: Definition) -> tuple[Definition, Definition]:
    """Return a snapshot's two flows: the count of what began and the count of what ended."""
    spell = definition.spell
    assert spell is not None  # validation.py makes sure that a snapshot has a spell
    began = replace(definition, kind="count", time=spell.start, spell=None)
    return began, replace(began, time=spell.end)


def _change(
    definition: Definition,
    now: Row,
    before: Row,
    compared: tuple[Row, Row],
    span: Span,
    previous: Span,
) -> Change:
    estimates = [_estimate(definition, row) for row in compared]
    low = high = real = None
    if estimates[0] and estimates[1]:
        _value, low, high = difference(estimates[0], estimates[1])
        real = not low <= 0 <= high
    known = now.value is not None and before.value is not None
    is_standing = definition.kind == "snapshot"
    return Change(
        members=now.members or before.members,
        now=now,
        before=before,
        value=(now.value or 0) - (before.value or 0) if known else None,
        low=low,
        high=high,
        real=real,
        span=span,
        previous=previous,
        method=METHODS[definition.kind],
        came=compared[0].n if is_standing else None,
        went=compared[1].n if is_standing else None,
    )


def _estimate(definition: Definition, row: Row) -> Estimate | None:
    if KINDS[definition.kind].counted:
        return Estimate(row.n, *byar(row.n))
    if row.too_few or row.value is None or row.low is None or row.high is None:
        return None
    return Estimate(row.value, row.low, row.high)


def _spans(store: Warehouse, previous: Span | None, asked: Asked) -> tuple[Span, Span, ZoneInfo]:
    """Return the time asked about and the one before, both cut where the facts end."""
    start, end = asked.get("start"), asked.get("end")
    if start is None or end is None or asked.get("grain"):
        raise Nonsense(gettext("A comparison needs a start and an end, and no grain."))
    timezone = asked.get("timezone", "UTC")
    zone = find_zone(timezone) if isinstance(timezone, str) else timezone
    as_of = store.manifest().as_of or clock.now()
    walls = [instant(moment, zone).astimezone(zone).replace(tzinfo=None) for moment in (start, end)]
    earlier = previous or Span(*(_wall(wall - (walls[1] - walls[0]), zone) for wall in walls))
    if instant(end, zone) <= as_of:
        return Span(start, end), earlier, zone
    # Not over yet: compare with the same part, by the wall clock, of the time before.
    elapsed = as_of.astimezone(zone).replace(tzinfo=None) - walls[0]
    if elapsed < timedelta(minutes=1):
        raise Nonsense(gettext("That period has not started yet."))
    began = instant(earlier.start, zone).astimezone(zone).replace(tzinfo=None)
    # To the minute, as people read a clock: the instant is said, and stands in addresses.
    minute = (began + elapsed).replace(second=0, microsecond=0)
    reached = min(_wall(minute, zone), instant(earlier.end, zone))
    return Span(start, as_of), Span(earlier.start, reached), zone


def _wall(wall: datetime, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone).astimezone(UTC)
