"""Colleagues who may see what a need is about."""

from __future__ import annotations

from rapport.cockpit.need import Need
from rapport.cockpit.needs import CUSTOMERS
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket

_ABOUT_TICKETS = {rule.key for rule in CUSTOMERS}


def tickets_of(need: Need) -> list[int]:
    """Return the numbers of the tickets that a need of customers is about."""
    claims = [claim for finding in need.findings for claim in finding.claims]
    return [int(claim.removeprefix("ticket-")) for claim in claims if claim.startswith("ticket-")]


def may_receive(person: User, need: Need) -> bool:
    """Return whether the person may see, and see to, everything that the need is about."""
    if not person.is_active:
        return False
    if need.rule not in _ABOUT_TICKETS:
        return person.may(Ability.SEE_COCKPIT) and person.sees_every_team
    numbers = tickets_of(need)
    seen = Ticket.objects.visible_to(person).filter(pk__in=numbers).count()
    return person.may(Ability.WORK_TICKETS) and seen == len(numbers)


def receivers(need: Need, giver: User) -> list[User]:
    """Return the colleagues to whom this need can be given, by name; few queries, as teams are
    small.
    """
    people = User.objects.active().exclude(pk=giver.pk).prefetch_related("teams")
    if need.rule not in _ABOUT_TICKETS:
        return [
            person
            for person in people
            if person.may(Ability.SEE_COCKPIT) and person.sees_every_team
        ]
    tickets = Ticket.objects.filter(pk__in=tickets_of(need))
    held: set[tuple[int, int | None]] = set(tickets.values_list("team", "assignee"))
    return [person for person in people if _sees(person, held)]


def _sees(person: User, held: set[tuple[int, int | None]]) -> bool:
    if not person.may(Ability.WORK_TICKETS):
        return False
    teams = {team.pk for team in person.teams.all()}
    return person.sees_every_team or all(
        team in teams or assignee == person.pk for team, assignee in held
    )
