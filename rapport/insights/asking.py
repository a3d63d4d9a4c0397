"""Questions in the words of an address, a command or the API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from rapport.core.calendars.calendar import Calendar
from rapport.core.errors import Invalid, NotAllowed
from rapport.metrics import registry
from rapport.metrics.definition import Definition
from rapport.metrics.question import Members
from rapport.people.models import User
from rapport.people.roles import Ability

NOBODY = "none"


class Unreadable(Invalid):
    """A part of the question cannot be read."""

    code = "unreadable"
    exit_status = 2


@dataclass(frozen=True)
class Asking:
    """A question about a metric: from one day until before another, how it is cut, which rows.

    ``where`` holds pairs of a dimension and a member's name; several of one dimension mean any
    of them.
    """

    metric: str
    start: date | None = None
    end: date | None = None
    grain: str | None = None
    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    clock: str | None = None
    stat: str | None = None
    calendar: Calendar | None = field(default=None, compare=False)

    @property
    def definition(self) -> Definition:
        """Return the metric's definition; UnknownMetric when there is none of that name."""
        return registry.definition(self.metric)

    @property
    def last_day(self) -> date | None:
        """Return the last day of the period; ``end`` is the day after it."""
        return self.end - timedelta(days=1) if self.end else None

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
        ]
        return urlencode([(key, str(value)) for key, value in pairs if value])

    def narrowed(self, name: str, member: str) -> tuple[tuple[str, str], ...]:
        """Return the conditions with one more."""
        kept = [pair for pair in self.where if pair[0] != name]
        return (*kept, (name, member or NOBODY))

    def _members(self) -> Members:
        members: dict[str, list[str | None]] = {}
        for name, member in self.where:
            members.setdefault(name, []).append("" if member == NOBODY else member)
        return members


def read(metric: str, given: Mapping[str, Sequence[str]]) -> Asking:
    """Read a question from lists of words by name, as a query string or options give them.

    Raises UnknownMetric, and Invalid with a sentence for whatever cannot be read.
    """
    registry.definition(metric)
    return Asking(
        metric=metric,
        start=_day(given, "from"),
        end=_day(given, "to"),
        grain=_one(given, "grain"),
        by=tuple(name for text in given.get("by", ()) for name in text.split(",") if name),
        where=tuple(_pair(text) for text in given.get("where", ()) if text),
        clock=_one(given, "clock"),
        stat=_one(given, "stat"),
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
    about_people = "agent" in asking.by or any(name == "agent" for name, _member in asking.where)
    if about_people and not user.may(Ability.SEE_PEOPLES_FIGURES):
        bound["agent"] = (user.pk,)
    return bound or None


def _one(given: Mapping[str, Sequence[str]], name: str) -> str | None:
    values = [value for value in given.get(name, ()) if value]
    return values[-1] if values else None


def _day(given: Mapping[str, Sequence[str]], name: str) -> date | None:
    text = _one(given, name)
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise Unreadable(
            _("“%(text)s” is not a date. Write it like 2026-11-21.") % {"text": text[:40]}
        ) from error


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
