"""The load of people, in their list and on their pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.face.story import Action
from rapport.core.phrases import durations, figures
from rapport.people.models import Team, User
from rapport.people.places.colleague import sees_figures
from rapport.people.places.columns import Asked, Cell, Line
from rapport.people.roles import Ability
from rapport.tickets.lists.rows import Row, rows_of
from rapport.tickets.lists.shares import Share, held_by_team, shares
from rapport.tickets.models import Ticket


def load_of_each(asked: Asked) -> dict[int, Line]:
    """Return the open tickets of each person whose work the reader may see: how many, which share
    of their team's, how long the first waits, and the handing over where somebody is away.
    """
    reader = asked.reader
    seen = [person for person in asked.people if sees_figures(person, reader)]
    held = held_by_team(reader)
    counts: dict[int, int] = {}
    for (_team, pk), each in held.items():
        counts[pk] = counts.get(pk, 0) + each.tickets
    heaviest = _heaviest(shares(reader, held), asked.team.pk if asked.team else None)
    waits = _longest_waits(seen, reader, asked.at)
    lines = {}
    for person in seen:
        cells = {}
        if count := counts.get(person.pk, 0):
            cells["open"] = Cell(figures.number(count), count, queue_of(person))
        if share := heaviest.get(person.pk):
            cells["share"] = _share(share)
        if (row := waits.get(person.pk)) and row.waits is not None:
            cells["waiting"] = _wait(person, row, row.waits)
        is_gone = person.pk in asked.away or not person.is_active
        lines[person.pk] = Line(cells, handing_over(person, count, reader) if is_gone else None)
    return lines


def handing_over(person: User, count: int, reader: User) -> Action | None:
    """Return how to give somebody's open tickets to others: in the queue, all of them chosen."""
    if not count or not reader.may(Ability.WORK_TICKETS):
        return None
    return Action(_("Hand over"), f"{queue_of(person)}&chosen=all", "people", at_hand=True)


def queue_of(subject: User | Team) -> str:
    """Return the address of the open tickets of somebody or of a team."""
    name = "assignee" if isinstance(subject, User) else "team"
    return f"{reverse('tickets')}?{name}={subject.pk}"


def _heaviest(found: list[Share], team: int | None) -> dict[int, Share]:
    """Return of each person the share that is furthest above an equal one, or that in the team."""
    heaviest: dict[int, Share] = {}
    for share in found:
        if not share.total or team not in (None, share.team.pk):
            continue
        known = heaviest.get(share.agent.pk)
        if known is None or share.part / share.equal > known.part / known.equal:
            heaviest[share.agent.pk] = share
    return heaviest


def _share(share: Share) -> Cell:
    part, equal = figures.share(share.part), figures.share(share.equal)
    return Cell(
        part,
        share.part / share.equal,
        url=f"{queue_of(share.agent)}&team={share.team.pk}" if share.held else "",
        note=_("equal in %(team)s: %(part)s") % {"team": share.team, "part": equal},
        is_soon=share.is_too_much,
        part=share.part,
        equal=share.equal,
    )


def _wait(person: User, row: Row, seconds: float) -> Cell:
    length = durations.say(seconds, working=bool(row.calendar))
    return Cell(length, seconds, f"{queue_of(person)}&status=waiting")


def _longest_waits(people: list[User], reader: User, at: datetime) -> Mapping[int, Row]:
    """Return of each person the open ticket whose customer has waited longest; three queries."""
    theirs = Ticket.objects.visible_to(reader).waiting().filter(assignee=OuterRef("pk"))
    first = theirs.order_by("waiting_since", "pk").values("pk")[:1]
    keys = [person.pk for person in people]
    firsts = User.objects.filter(pk__in=keys).annotate(first=Subquery(first)).values("first")
    rows = rows_of(Ticket.objects.filter(pk__in=firsts).select_related("queue"), at)
    return {row.ticket.assignee_id: row for row in rows if row.ticket.assignee_id is not None}
