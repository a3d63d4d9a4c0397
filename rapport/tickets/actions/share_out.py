"""Sharing tickets out among those who are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from rapport.core import clock
from rapport.people.models import Absence, User
from rapport.tickets.actions.assign import assign
from rapport.tickets.choices import agents
from rapport.tickets.models import Ticket


def share_out(tickets: Sequence[Ticket], *, by: User, at: datetime | None = None) -> list[Ticket]:
    """Give each ticket to a colleague of its team who is there, the least loaded first.

    Nobody gets a ticket that they have already. Returns those given: a ticket whose team has nobody
    else who is there stays as it was.
    """
    at = at or clock.now()
    with transaction.atomic():
        members, load = _present(at), _load(by)
        given = []
        for ticket in tickets:
            there = [
                person
                for person in members.get(ticket.team_id, ())
                if person.pk != ticket.assignee_id
            ]
            if not there:
                continue
            to = min(there, key=lambda person: (load.get(person.pk, 0), person.name, person.pk))
            given.append(assign(ticket, to=to, by=by, at=at))
            load[to.pk] = load.get(to.pk, 0) + 1
    return given


def _present(at: datetime) -> dict[int, list[User]]:
    """Return the agents of each team who are not away."""
    away = Absence.objects.at(at).values("user")
    members: dict[int, list[User]] = {}
    for agent in agents().exclude(pk__in=away).prefetch_related("teams"):
        for team in agent.teams.all():
            members.setdefault(team.pk, []).append(agent)
    return members


def _load(reader: User) -> dict[int, int]:
    """Return how many open tickets each person has, of those that the reader sees."""
    held = Ticket.objects.visible_to(reader).unsolved().exclude(assignee=None)
    return dict(held.values_list("assignee").annotate(n=Count("pk")).order_by())
