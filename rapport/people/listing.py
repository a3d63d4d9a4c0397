"""The list of people who work here: filters, order and lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rapport.core.database.keys import key_in
from rapport.core.errors import Invalid
from rapport.core.face.story import Action
from rapport.people.models import Absence, Team, User
from rapport.people.places.columns import Asked, Cell, Column, Line, Source, sources_for
from rapport.people.places.team import sees_team

NAME, AWAY, SEEN = "name", "away", "seen"


@dataclass(frozen=True)
class Filters:
    """What an address asks for: words, a team by its number, an order.

    ``sort`` is the name of a column, with a minus before it for its other direction.
    """

    q: str = ""
    team: str = ""
    sort: str = ""

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Filters:
        """Return the filters of an address. Raises Invalid for a malformed number of a team."""
        filters = cls(**{name: address.get(name, "").strip() for name in ("q", "team", "sort")})
        if filters.team and key_in(filters.team) is None:
            raise Invalid(_("There is no such team. Choose one from the list."))
        return filters

    def but(self, **changes: str) -> str:
        """Return the address of the same list with some filters changed."""
        asked = {**vars(self), **changes}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"

    def keep(self, people: Sequence[User]) -> list[User]:
        """Return those in whose name or address the words are, of the team if one is named."""
        words, team = self.q.casefold().split(), int(self.team) if self.team else None
        return [
            person
            for person in people
            if all(word in f"{person.name} {person.email}".casefold() for word in words)
            and (team is None or team in person.team_ids)
        ]


@dataclass(frozen=True)
class Head:
    """The head of a column: what it sorts by when it is followed, and how it sorts now.

    ``direction`` is "ascending" or "descending", and empty where the list has another order.
    """

    name: str
    label: str | Promise
    url: str
    direction: str
    is_minor: bool = False


@dataclass(frozen=True)
class Row:
    """A person, their absence if they are away, what rooms say of them, and what to do."""

    person: User
    absence: Absence | None
    cells: list[Cell | None]
    actions: list[Action]


@dataclass(frozen=True)
class Listed:
    """The list as one reader sees it; ``former`` are those who no longer work here, ``open_teams``
    the teams whose page the reader may open.
    """

    heads: dict[str, Head]
    added: list[Head]
    active: list[Row]
    former: list[Row]
    team: Team | None
    open_teams: frozenset[int]


def listed(filters: Filters, reader: User, at: datetime) -> Listed:
    """Return everybody who passes, in order. Raises Invalid for an order that the list does not
    have, or a team that is not there.
    """
    team = Team.objects.filter(pk=int(filters.team)).first() if filters.team else None
    if filters.team and team is None:
        raise Invalid(_("There is no such team. Choose one from the list."))
    everybody = _with_teams(User.objects.all())
    return _listed(filters.keep(everybody), filters, reader, at, team)


def members_listed(team: Team, filters: Filters, reader: User, at: datetime) -> Listed:
    """Return those who are in the team and work here. Raises Invalid for an unknown order."""
    return _listed(_with_teams(team.users.filter(is_active=True)), filters, reader, at, team)


def _with_teams(people: QuerySet[User, User]) -> list[User]:
    found = list(people.prefetch_related("teams"))
    for person in found:
        # Asked for each of them, so without a query.
        person.team_ids = frozenset(each.pk for each in person.teams.all())
    return found


def _listed(
    people: Sequence[User], filters: Filters, reader: User, at: datetime, team: Team | None
) -> Listed:
    sources = sources_for(reader)
    columns = [column for source in sources for column in source.columns]
    away = {absence.user_id: absence for absence in Absence.objects.at(at).select_related("user")}
    asked = Asked(people, away, reader, at, team)
    rows = list(_rows(asked, sources, columns))
    places = {column.name: place for place, column in enumerate(columns)}
    _sort(rows, filters.sort, places)
    return Listed(
        heads={
            name: _head(name, label, filters, falls=name == SEEN) for name, label in OWN.items()
        },
        added=[_head(c.name, c.label, filters, falls=True, is_minor=c.is_minor) for c in columns],
        active=[row for row in rows if row.person.is_active],
        former=[row for row in rows if not row.person.is_active],
        team=team,
        open_teams=frozenset(
            each.pk for person in people for each in person.teams.all() if sees_team(each, reader)
        ),
    )


OWN: dict[str, str | Promise] = {
    NAME: gettext_lazy("Name"),
    AWAY: gettext_lazy("Away"),
    SEEN: gettext_lazy("Last signed in"),
}


def _rows(asked: Asked, sources: Sequence[Source], columns: Sequence[Column]) -> Iterator[Row]:
    told = [source.lines(asked) for source in sources]
    for person in asked.people:
        lines = [lines.get(person.pk, Line()) for lines in told]
        cells = {name: cell for line in lines for name, cell in line.cells.items()}
        yield Row(
            person=person,
            absence=asked.away.get(person.pk),
            cells=[cells.get(column.name) for column in columns],
            actions=[line.action for line in lines if line.action],
        )


def _sort(rows: list[Row], order: str, places: Mapping[str, int]) -> None:
    """Sort by a column, those who have nothing in it last; those alike stay by name."""
    name = order.removeprefix("-") or NAME
    turned = order.startswith("-")
    if name == NAME:
        rows.sort(key=lambda row: row.person.name.casefold(), reverse=turned)
    elif name in (AWAY, SEEN) or name in places:
        falls = (name != AWAY) != turned
        ranked = [(_rank(row, name, places), row) for row in rows]
        ranked.sort(key=lambda each: (each[0] is None, _signed(each[0], falls)))
        rows[:] = [row for _rank_, row in ranked]
    else:
        raise Invalid(
            _("“%(text)s” is not an order of the list. Choose one from its menu.")
            % {"text": order[:40]}
        )


def _rank(row: Row, name: str, places: Mapping[str, int]) -> float | None:
    if name == AWAY:
        if row.absence is None:
            return None
        return row.absence.until.timestamp() if row.absence.until else float("inf")
    if name == SEEN:
        return row.person.last_login.timestamp() if row.person.last_login else None
    cell = row.cells[places[name]]
    return cell.rank if cell else None


def _signed(rank: float | None, falls: bool) -> float:
    return 0.0 if rank is None else -rank if falls else rank


def _head(
    name: str, label: str | Promise, filters: Filters, *, falls: bool, is_minor: bool = False
) -> Head:
    now = filters.sort or NAME
    is_here, is_turned = now.removeprefix("-") == name, now.startswith("-")
    direction = ("descending" if falls != is_turned else "ascending") if is_here else ""
    following = f"-{name}" if is_here and not is_turned else name
    url = filters.but(sort="" if following == NAME else following)
    return Head(name, label, url, direction, is_minor)
