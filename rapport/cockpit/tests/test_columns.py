"""The three parties, each in the column with its question."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.email.models import Mailbox
from rapport.cockpit import needs
from rapport.cockpit.columns import columns
from rapport.insights.readers import catch_up
from rapport.people.models import Membership, Team, User
from rapport.people.roles import Role
from rapport.tickets.models import Ticket

LATER = MONDAY + timedelta(days=2)


@pytest.fixture
def leo(billing: Team) -> User:
    """Return the lead of another team."""
    leo = User.objects.create_user("leo@desk.example", name="Leo Haas", role=Role.LEAD)
    Membership.objects.create(user=leo, team=billing)
    return leo


def test_there_are_three_with_a_question_each(mailbox: Mailbox, ada: User) -> None:
    catch_up()
    shown = columns(ada, MONDAY)

    assert [column.key for column in shown] == ["customers", "team", "company"]
    for column in shown:
        assert column.question.startswith(f"What does my {column.title.lower().rstrip('s')}") or (
            column.question == "What do my customers need from me now?"
        )
        assert column.needs == []


def test_what_somebody_may_not_see_needs_nothing_from_them(
    ticket: Ticket, ada: User, leo: User
) -> None:
    catch_up()

    assert columns(ada, LATER)[0].needs
    assert [column.needs for column in columns(leo, LATER)] == [[], [], []]


def test_a_lead_sees_the_figures_of_their_teams_said_so(
    ticket: Ticket, billing: Team, ada: User, leo: User
) -> None:
    catch_up()
    assert columns(ada, LATER)[2].of == ""
    assert columns(leo, LATER)[2].of == "Figures of Billing"
    Membership.objects.create(user=leo, team=ticket.team)
    assert columns(leo, LATER)[2].of == "Figures of Billing and Support"
    for name in ("Design", "Export"):
        Membership.objects.create(user=leo, team=Team.objects.create(name=name))
    assert columns(leo, LATER)[2].of == "Figures of your 4 teams"


def test_a_lead_without_a_team_is_told_why_nothing_is_there(leo: User) -> None:
    leo.teams.clear()
    catch_up()
    company = columns(User.objects.get(pk=leo.pk), LATER)[2]

    assert company.none == "You are in no team yet, so no figures are yours to watch."
    assert company.of == ""


def test_each_rule_stands_in_one_column() -> None:
    rules = [*needs.CUSTOMERS, *needs.TEAM, *needs.COMPANY]

    assert len(rules) == len(set(rules)) == 14
