"""Colleagues to give a need to, with what they may see."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from rapport.channels.notices.routes import routes
from rapport.cockpit.gathering import ask
from rapport.cockpit.need import Finding, Glance, Need
from rapport.cockpit.needs import CUSTOMERS, RULES
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.correspondence.addressing import own_among
from rapport.tickets.lists.load import Taker, takers_among
from rapport.tickets.models import Ticket

_ABOUT_TICKETS = {rule.key for rule in CUSTOMERS}


class Receiver(NamedTuple):
    """A colleague with load and absence, and what of the need they may see and see to."""

    taker: Taker
    part: Sequence[Finding]


def tickets_of(findings: Sequence[Finding]) -> list[int]:
    """Return the numbers of the tickets that these findings are about."""
    claims = [claim for finding in findings for claim in finding.claims]
    return [int(claim.removeprefix("ticket-")) for claim in claims if claim.startswith("ticket-")]


def may_receive(person: User, need: Need, at: datetime) -> bool:
    """Return whether the person may see, and see to, everything that the need is about."""
    return len(part_for(person, need, at)) == len(need.findings)


def part_for(person: User, need: Need, at: datetime) -> list[Finding]:
    """Return what of the need the person may see and see to."""
    return _parts(need, at)(person) if person.is_active else []


def is_mailed(person: User) -> bool:
    """Return whether the person hears by mail of what they are given: they have not turned that
    off, have an address outside our mailboxes, and there is a mailbox to send it.
    """
    return person.hears_by_mail and not own_among({person.email.lower()}) and bool(routes())


def receivers(need: Need, giver: User, at: datetime) -> list[Receiver]:
    """Return the colleagues to whom at least a part of this need can be given, those who may see
    most of it first, of them the least loaded, those who are away last; few queries, as teams are
    small.
    """
    part_of = _parts(need, at)
    people = User.objects.active().exclude(pk=giver.pk).prefetch_related("teams")
    parts = {person.pk: part for person in people if (part := part_of(person))}
    found = [
        Receiver(taker, parts[taker.pk])
        for taker in takers_among(User.objects.filter(pk__in=parts), giver, at)
    ]
    return sorted(found, key=lambda each: (each.taker.is_away, -len(each.part)))


def _parts(need: Need, at: datetime) -> Callable[[User], list[Finding]]:
    """Return the function that says what of the need somebody may see."""
    if need.rule in _ABOUT_TICKETS:
        return _of_tickets(need)
    return lambda person: _as_they_see_it(person, need, at)


def _of_tickets(need: Need) -> Callable[[User], list[Finding]]:
    tickets = Ticket.objects.filter(pk__in=tickets_of(need.findings))
    held = {pk: (team, owner) for pk, team, owner in tickets.values_list("pk", "team", "assignee")}

    def part(person: User) -> list[Finding]:
        if not person.may(Ability.WORK_TICKETS):
            return []
        teams = {team.pk for team in person.teams.all()}

        def sees(number: int) -> bool:
            team, owner = held.get(number, (None, None))
            return person.sees_every_team or team in teams or owner == person.pk

        return [each for each in need.findings if all(map(sees, tickets_of([each])))]

    return part


def _as_they_see_it(person: User, need: Need, at: datetime) -> list[Finding]:
    """Return what the rule finds for the person, too, who may see fewer teams, or other figures."""
    if not person.may(Ability.SEE_COCKPIT):
        return []
    if person.sees_every_team:
        return list(need.findings)
    theirs = {finding.subject for finding in ask(RULES[need.rule], Glance(person, at))}
    return [finding for finding in need.findings if finding.subject in theirs]
