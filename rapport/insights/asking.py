"""Questions in the words of an address, a command or the API."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from rapport.core.calendars.calendar import Calendar
from rapport.core.errors import Invalid, NotAllowed
from rapport.metrics import registry
from rapport.metrics.definition import Definition, Dimension
from rapport.metrics.question import Limits, Members
from rapport.people.models import User
from rapport.people.roles import Ability

NOBODY = "none"
# Before a member whose name would be read as something else: "=none" is one called "none".
LITERALLY = "="
# A member by its number, where its name alone would not tell it from another: "#12 Kim Lee".
NUMBERED = re.compile(r"#(\d{1,18})\b\s*(.*)")
# The earlier times that a page can show beside the one asked about.
COMPARED = ("before", "year")
WITHIN = re.compile(r"(\d{0,12})-(\d{0,12})")


class Unreadable(Invalid):
    """A part of the question cannot be read."""

    code = "unreadable"
    exit_status = 2


@dataclass(frozen=True)
class Asking:
    """A question about a metric: from one day until before another, how it is cut, which rows.

    ``where`` holds pairs of a dimension and a member's name; several of one dimension mean any
    of them. ``start`` and ``end`` can be instants as well as days. ``compare`` names the earlier
    time that a page shows beside this one, ``measured`` the limits of the values that count.
    """

    metric: str
    start: date | datetime | None = None
    end: date | datetime | None = None
    grain: str | None = None
    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    clock: str | None = None
    stat: str | None = None
    compare: str | None = None
    measured: Limits | None = None
    calendar: Calendar | None = field(default=None, compare=False)

    @property
    def definition(self) -> Definition:
        """Return the metric's definition; UnknownMetric when there is none of that name."""
        return registry.definition(self.metric)

    def arguments(self, *, visible: Members | None = None) -> dict[str, Any]:
        """Return the arguments for the engine."""
        return {
            "start": self.start,
            "end": self.end,
            "grain": self.grain,
            "by": self.by,
            "where": self._members(),
            "clock": self.clock,
            "stat": self.stat,
            "calendar": self.calendar,
            "measured": self.measured,
            "visible": visible,
        }

    def query(self, **changes: Any) -> str:
        """Return this question's query string, with some parts changed."""
        asked = replace(self, **changes)
        pairs = [
            ("from", asked.start),
            ("to", asked.end),
            ("grain", asked.grain),
            ("by", ",".join(asked.by)),
            *(("where", f"{name}={member}") for name, member in asked.where),
            ("clock", asked.clock),
            ("stat", asked.stat),
            ("compare", asked.compare),
            ("within", _as_text(asked.measured)),
        ]
        return urlencode([(key, _written(value)) for key, value in pairs if value])

    def narrowed(self, name: str, member: str) -> tuple[tuple[str, str], ...]:
        """Return the conditions with one more."""
        kept = [pair for pair in self.where if pair[0] != name]
        return (*kept, (name, member or NOBODY))

    def _members(self) -> Members:
        members: dict[str, list[str | int]] = {}
        for name, member in self.where:
            members.setdefault(name, []).append(self._member(name, member))
        return members

    def _member(self, name: str, member: str) -> str | int:
        dimension, numbered = self.definition.dimension(name), NUMBERED.fullmatch(member)
        if numbered and dimension and dimension.label_column:
            return int(numbered[1])
        if member.startswith(LITERALLY):
            return member.removeprefix(LITERALLY)
        return "" if member == NOBODY else member


def called(name: str, *, number: Any = None) -> str:
    """Return the word by which an address names a member: its name, if that is clear.

    A ``number`` is given where others have the same name.
    """
    if number is not None:
        return f"#{number} {name}"
    unclear = name == NOBODY or name.startswith(LITERALLY) or NUMBERED.fullmatch(name)
    return f"{LITERALLY}{name}" if unclear else name


def member_name(word: str) -> str:
    """Return a member's name as people read it from the word of an address."""
    if word == NOBODY:
        return _("none")
    numbered = NUMBERED.fullmatch(word)
    return (numbered[2] or word) if numbered else word.removeprefix(LITERALLY)


def read(metric: str, given: Mapping[str, Sequence[str]]) -> Asking:
    """Read a question from lists of words by name, as a query string or options give them.

    Raises UnknownMetric, and Invalid with a sentence for whatever cannot be read.
    """
    registry.definition(metric)
    return Asking(
        metric=metric,
        start=_moment(given, "from"),
        end=_after(_moment(given, "until")) or _moment(given, "to"),
        grain=_one(given, "grain"),
        by=tuple(name for text in given.get("by", ()) for name in text.split(",") if name),
        where=tuple(_pair(text) for text in given.get("where", ()) if text),
        clock=_one(given, "clock"),
        stat=_one(given, "stat"),
        compare=_compared(_one(given, "compare")),
        measured=_limits(_one(given, "within")),
    )


def allowed(asking: Asking, user: User) -> Members | None:
    """Return the members that this person may see figures of; None for all.

    People who do not see every team see the figures of their own teams. Figures of single
    colleagues are for those who lead; everybody sees their own. Raises NotAllowed for the
    others.
    """
    if not user.may(Ability.SEE_FIGURES):
        raise NotAllowed(_("Your role does not allow you to see figures."))
    bound: dict[str, Any] = {}
    if not user.sees_every_team:
        bound["team"] = tuple(user.team_ids)
    if (reader := reader_of(user)) is not None:
        bound |= {each.name: (reader,) for each in _limited(asking)}
    return bound or None


def reader_of(user: User) -> int | None:
    """Return the number of somebody who may see no figures by person but their own; else None."""
    return None if user.may(Ability.SEE_PEOPLES_FIGURES) else user.pk


def _limited(asking: Asking) -> Iterator[Dimension]:
    """Yield the dimensions for leads that a question is about, also by values of single rows."""
    named = {*asking.by, *(name for name, _member in asking.where)}
    for dimension in asking.definition.dimensions:
        if dimension.audience == "leads" and (dimension.name in named or asking.measured):
            yield dimension


def _one(given: Mapping[str, Sequence[str]], name: str) -> str | None:
    values = [value for value in given.get(name, ()) if value]
    return values[-1] if values else None


def _moment(given: Mapping[str, Sequence[str]], name: str) -> date | datetime | None:
    text = _one(given, name)
    if text is None or "T" not in text:
        return day(text) if text else None
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise _no_date(text) from error
    if found.tzinfo is None:
        raise _no_date(text)
    return found


def day(text: str) -> date:
    """Read a day; Unreadable with a sentence when it is none."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise _no_date(text) from error


def _no_date(text: str) -> Unreadable:
    return Unreadable(
        _("“%(text)s” is not a date. Write it like 2026-11-21.") % {"text": text[:40]}
    )


def _after(last: date | datetime | None) -> date | datetime | None:
    """Return the day after a last day; there is none after the end of the calendar."""
    if last is None or last.year >= date.max.year:
        return last
    return last + timedelta(days=1)


def _compared(name: str | None) -> str | None:
    if name is not None and name not in COMPARED:
        raise Unreadable(
            _("There is nothing called “%(name)s” to compare with. You can use: %(known)s.")
            % {"name": name[:40], "known": ", ".join(COMPARED)}
        )
    return name


def _limits(text: str | None) -> Limits | None:
    found = WITHIN.fullmatch(text) if text else None
    if text and (not found or text == "-"):
        raise Unreadable(
            _("“%(text)s” are no limits. Write them in seconds, like 900-1800.")
            % {"text": text[:40]}
        )
    return (_seconds(found[1]), _seconds(found[2])) if found else None


def _seconds(text: str) -> float | None:
    return float(text) if text else None


def _as_text(limits: Limits | None) -> str:
    return "-".join("" if each is None else f"{each:.0f}" for each in limits) if limits else ""


def _written(value: date | datetime | str) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _pair(text: str) -> tuple[str, str]:
    name, sign, member = text.partition("=")
    if not sign or not name:
        raise Unreadable(
            _("“%(text)s” is not a filter. Write it like team=Support.") % {"text": text[:60]}
        )
    return name, member


def lists(query: Iterable[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Return a query string as lists by name, without characters that no name has."""
    return {key: [value.replace("\x00", "") for value in values] for key, values in query}
