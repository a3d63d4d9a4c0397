"""Questions: a definition with time, filters, grain and dimensions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias, TypedDict, Unpack
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from rapport.core.calendars.calendar import Calendar, find_zone
from rapport.core.errors import Invalid
from rapport.metrics.definition import Clock, Definition, Dimension
from rapport.metrics.facts import Fact
from rapport.metrics.periods import GRAINS, Grain, midnight
from rapport.metrics.validation import STAT

# A member of a dimension: a number for its id, or text for its name; None means "no member".
Member: TypeAlias = int | str | bool | None
Members: TypeAlias = Mapping[str, Member | Collection[Member]]
# From a value to below another; None where there is no such limit.
Limits: TypeAlias = tuple[float | None, float | None]

# Near the ends of the calendar, a day has no instant in some zones.
YEARS = range(1900, 2201)
# Ten years of days: more points than a screen has, and few enough to count at once.
MOST_PERIODS = 3_700
DAYS_OF: Mapping[Grain, int] = {"day": 1, "week": 7, "month": 28, "quarter": 90}


class Nonsense(Invalid):
    """The question cannot be answered as put."""

    code = "nonsense"
    exit_status = 2


@dataclass(frozen=True)
class Filter:
    """A filter that keeps only rows with one of these members; an empty list keeps none."""

    dimension: Dimension
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Question:
    """A question whose every part is known to fit the definition.

    ``begin`` and ``end`` are instants, the end exclusive; ``begin`` is None for "from the
    beginning". ``start`` and ``stop`` are the same two as the caller gave them. ``measured`` are
    the limits of the values that count, the upper one exclusive.
    """

    definition: Definition
    fact: Fact
    start: date | datetime | None
    stop: date | datetime
    zone: ZoneInfo
    grain: Grain | None
    by: tuple[Dimension, ...]
    filters: tuple[Filter, ...]
    clock: Clock | None
    stat: str | None
    calendar: Calendar | None
    bounded: bool
    shift: int
    measured: Limits | None
    reader: int | None = None

    @property
    def begin(self) -> datetime | None:
        """Return the first instant asked about, or None."""
        return None if self.start is None else instant(self.start, self.zone)

    @property
    def end(self) -> datetime:
        """Return the first instant that is no longer asked about."""
        return instant(self.stop, self.zone)

    def written(self, expression: str) -> str:
        """Return an expression of the definition with the chosen clock filled in."""
        return expression.replace("{clock}", self.clock or "")


class Asked(TypedDict, total=False):
    """The parts of a question; all are optional.

    ``start`` and ``end`` (exclusive) are days of ``timezone``, or instants; by default
    everything up to and including today. ``grain`` cuts the time into periods of that zone,
    ``by`` breaks down by dimensions, ``where`` keeps only some of their members. ``visible``
    does the same for what the reader may see at all; a metric without that dimension is refused.
    ``clock``, ``stat`` and ``calendar`` choose how durations are measured. ``bounded=False``
    skips the intervals of percentiles where nobody looks at them. ``shift`` names periods as if
    everything were so many days later, so that an earlier time lies under a later one.
    ``measured`` keeps only rows whose measured value is within limits, the upper one exclusive.
    """

    start: date | datetime | None
    end: date | datetime | None
    grain: str | None
    by: Collection[str]
    where: Members | None
    visible: Members | None
    clock: str | None
    stat: str | None
    timezone: str | ZoneInfo
    calendar: Calendar | None
    bounded: bool
    shift: int
    measured: Limits | None


def pose(
    definition: Definition,
    fact: Fact,
    *,
    now: datetime,
    reader: int | None = None,
    **asked: Unpack[Asked],
) -> Question:
    """Build a question from its parts; raises Nonsense with a sentence that says what is wrong.

    ``reader`` is the number of somebody who may see figures of no other person: rows behind the
    figure tell of others neither who they are nor how they did.
    """
    timezone = asked.get("timezone", "UTC")
    zone = find_zone(timezone) if isinstance(timezone, str) else timezone
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    where, visible = asked.get("where") or {}, asked.get("visible") or {}
    clock, calendar = asked.get("clock"), asked.get("calendar")
    question = Question(
        definition=definition,
        fact=fact,
        start=_known(asked.get("start")),
        stop=_known(asked.get("end")) or tomorrow,
        zone=zone,
        grain=_grain(asked.get("grain")),
        by=tuple(_dimension(definition, name) for name in dict.fromkeys(asked.get("by", ()))),
        filters=(*_filters(definition, where), *_filters(definition, visible)),
        clock=_clock(definition, clock),
        stat=_stat(definition, asked.get("stat")),
        calendar=_calendar(definition, calendar, clock),
        bounded=asked.get("bounded", True),
        shift=asked.get("shift", 0),
        measured=_measured(definition, asked.get("measured")),
        reader=reader,
    )
    if question.begin is not None and question.begin >= question.end:
        raise Nonsense(_("The period ends before it starts. The end itself is not included."))
    _countable(question)
    return question


def instant(moment: date | datetime, zone: ZoneInfo) -> datetime:
    """Return the instant of a moment; a day means its start in that zone."""
    if not isinstance(moment, datetime):
        return midnight(moment, zone)
    if moment.tzinfo is None:
        raise Nonsense(_("A date with a time of day needs a time zone."))
    return moment


def _known(moment: date | datetime | None) -> date | datetime | None:
    if moment is not None and moment.year not in YEARS:
        raise Nonsense(
            _("The year %(year)s is out of range. Ask for years from 1900 to 2200.")
            % {"year": moment.year}
        )
    return moment


def _countable(question: Question) -> None:
    """Refuse to cut a long time into more periods than anybody could read."""
    if question.begin is None or question.grain is None:
        return
    days = (question.end - question.begin).days
    if days > MOST_PERIODS * DAYS_OF[question.grain]:
        raise Nonsense(
            _("That is more than %(most_periods)s periods. Choose a longer grain.")
            % {"most_periods": f"{MOST_PERIODS:,}"}
        )


def _grain(name: str | None) -> Grain | None:
    if name is not None and name not in GRAINS:
        raise Nonsense(
            _("There is no grain “%(name)s”. You can use: %(known)s.")
            % {"name": name, "known": ", ".join(GRAINS)}
        )
    return name


def _dimension(definition: Definition, name: str) -> Dimension:
    found = definition.dimension(name)
    if found is None:
        known = ", ".join(dimension.name for dimension in definition.dimensions) or "none"
        raise Nonsense(
            _("%(name)s has no dimension “%(name2)s”. It has: %(known)s.")
            % {"name": definition.name, "name2": name, "known": known}
        )
    return found


def _filters(definition: Definition, members: Members) -> tuple[Filter, ...]:
    return tuple(
        Filter(
            _dimension(definition, name),
            (given,) if given is None or isinstance(given, int | str) else tuple(given),
        )
        for name, given in members.items()
    )


def _clock(definition: Definition, name: str | None) -> Clock | None:
    if name is None:
        return definition.clocks[0] if definition.clocks else None
    if name not in definition.clocks:
        known = " and ".join(definition.clocks) or "no clock to choose"
        raise Nonsense(
            _("%(name)s has %(known)s, not “%(name2)s”.")
            % {"name": definition.name, "known": known, "name2": name}
        )
    return name


def _stat(definition: Definition, name: str | None) -> str | None:
    if definition.kind != "distribution":
        if name is not None:
            raise Nonsense(
                _("%(name)s is a %(kind)s and has no “%(name2)s”.")
                % {"name": definition.name, "kind": definition.kind, "name2": name}
            )
        return None
    if name is not None and not STAT.fullmatch(name):
        raise Nonsense(
            _("“%(name)s” is not a statistic. Use mean, p50, p90 or another percentile.")
            % {"name": name}
        )
    return name or definition.stat


def _measured(definition: Definition, limits: Limits | None) -> Limits | None:
    if limits is not None and definition.kind != "distribution":
        raise Nonsense(
            _("%(name)s measures nothing in each row, so its rows have no values to choose from.")
            % {"name": definition.name}
        )
    return limits


def _calendar(
    definition: Definition, calendar: Calendar | None, clock: str | None
) -> Calendar | None:
    if calendar is None:
        return None
    if definition.kind != "distribution" or definition.spell is None:
        raise Nonsense(
            _("%(name)s measures no length of time, so it takes no calendar.")
            % {"name": definition.name}
        )
    if clock == "calendar":
        raise Nonsense(_("A different business calendar only works with the business clock."))
    return calendar
