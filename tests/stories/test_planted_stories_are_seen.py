"""The demonstration's planted stories, seen in cockpit and figures.

This is outside the rooms because it is about what several of them show.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from rapport.cockpit.asides import given_to
from rapport.cockpit.gathering import gather
from rapport.cockpit.need import Glance, Need, Rule, Urgency
from rapport.cockpit.needs import company as company_needs
from rapport.cockpit.needs import customers, delivery, team
from rapport.cockpit.since import since
from rapport.demo.company import planted
from rapport.demo.company.company import Company
from rapport.demo.company.plan import Plan
from rapport.metrics.run import ask
from rapport.people.models import User
from rapport.tickets.models import Ticket

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demonstration")]

# A Tuesday afternoon in Hamburg; the same numbers as `bin/demo` builds by default.
PLAN = Plan(datetime(2026, 11, 17, 14, tzinfo=UTC))
# Days begin here as they do on Ada's screen.
ZONE = "Europe/Berlin"


@pytest.fixture
def ada() -> User:
    """Return the manager of the demonstration."""
    return User.objects.get(email="ada@demo.example")


@pytest.fixture
def company() -> Company:
    """Return the company that was built, with its clocks."""
    return Company(PLAN)


def said(rule: Rule, ada: User) -> list[Need]:
    """Return what one rule of the cockpit tells Ada at the end of the history."""
    return gather([rule], Glance(ada, PLAN.until)).all


def figures(metric: str, by: str, **asked: Any) -> dict[str, float]:
    """Return the values of a metric by one dimension, by default over the whole history."""
    result = ask(metric, by=(by,), timezone=ZONE, **asked)
    return {str(row.members[0].label): row.value for row in result.rows if row.value is not None}


def weeks(metric: str, **asked: Any) -> dict[date, float]:
    """Return the values of a metric by week."""
    result = ask(metric, grain="week", timezone=ZONE, **asked)
    return {row.period: row.value for row in result.rows if row.period and row.value is not None}


def test_one_category_waits_far_too_long(ada: User) -> None:
    slow = planted.LONG_WAIT.category.name
    waits = figures("first_response_time", "category")
    assert waits.pop(slow) > 8 * max(waits.values())
    resolutions = figures("resolution_time", "category")
    assert resolutions.pop(slow) > 2 * max(resolutions.values())
    needs_said = said(company_needs.SLOW_CATEGORY, ada)
    assert [slow in need.text for need in needs_said] == [True]


def test_customers_of_the_long_wait_are_less_content() -> None:
    by_category = figures("csat", "category")
    assert min(by_category, key=by_category.__getitem__) == planted.LONG_WAIT.category.name


def test_one_agent_is_loved() -> None:
    by_agent = ask("csat", by=("agent",), timezone=ZONE).rows
    loved, *others = sorted(by_agent, key=lambda row: row.value or 0, reverse=True)
    assert loved.members[0].label == planted.LOVED.agent.name
    # Clearly, and not by chance: the lower limit is above what most others have.
    beaten = [row for row in others if (row.value or 0) < (loved.low or 0)]
    assert len(beaten) >= len(others) - 1


def test_one_agent_carries_too_much(ada: User) -> None:
    heavy = planted.OVERLOADED.agent
    needs_said = said(team.OVERLOADED, ada)
    assert any(heavy.name in need.text for need in needs_said)
    most = max(needs_said, key=lambda need: need.weight)
    assert heavy.name in most.text
    assert most.weight == Ticket.objects.unsolved().filter(assignee__email=heavy.email).count()


def test_the_outage_is_a_spike_and_a_fall(company: Company) -> None:
    monday = datetime.fromtimestamp(company.outage[0], UTC).astimezone(company.calendar.zone).date()
    opened, content = weeks("tickets_opened"), weeks("csat")
    assert max(opened, key=opened.__getitem__) == monday
    around = [opened[monday - timedelta(days=7)], opened[monday + timedelta(days=7)]]
    assert opened[monday] > 2 * max(around)
    usual = ask("csat", timezone=ZONE).row.value or 0
    assert content[monday] < usual - 0.12


def test_somebody_is_away_with_open_tickets(ada: User) -> None:
    needs_said = said(team.AWAY, ada)
    assert len(needs_said) == 1
    assert needs_said[0].text.startswith(f"{planted.ABSENT.agent.name} is away until")


def test_low_ratings_wait_for_an_answer(ada: User) -> None:
    (need,) = said(customers.RATED_LOW, ada)
    assert "low ratings have had no reply" in need.text
    assert need.urgency is Urgency.BROKEN


def test_answers_came_back(ada: User) -> None:
    needs_said = said(delivery.DID_NOT_ARRIVE, ada)
    assert len(needs_said) == planted.RETURNED.answers


def test_ada_has_been_given_something_and_looked_the_evening_before(ada: User) -> None:
    (given,) = given_to(ada)
    assert given.user.name == "Theo Brandt"
    found = since(ada, PLAN.until)
    assert found is not None
    assert all(told.count for told in found.told)


def test_tickets_wait_that_nobody_owns(ada: User) -> None:
    (need,) = said(customers.NOBODYS, ada)
    assert "tickets have no assignee" in need.text
    assert need.weight >= 3


def test_people_wait_too_long(ada: User) -> None:
    assert any("waited longer" in need.text for need in said(customers.WAIT_TOO_LONG, ada))


def test_the_backlog_of_one_category_rises(ada: User) -> None:
    rising = planted.RISING.category.name
    before = PLAN.until.date() - timedelta(days=planted.RISING.days)

    def backlog(day: date) -> dict[str, float]:
        return figures("backlog", "category", start=day, end=day + timedelta(days=1))

    then, now = backlog(before), backlog(PLAN.until.date())
    rise = {name: now.get(name, 0) - then.get(name, 0) for name in now}
    assert max(rise, key=rise.__getitem__) == rising
    (need,) = said(company_needs.BACKLOG, ada)
    assert rising in need.text


def test_every_story_has_a_test_here() -> None:
    seen = Path(__file__).read_text(encoding="utf-8")
    for story in planted.STORIES:
        name = next(key for key, value in vars(planted).items() if value is story)
        assert f"planted.{name}" in seen or name in NAMELESS


# Stories without a name or a category of their own, and the tests that show them.
NAMELESS = {
    "OUTAGE": test_the_outage_is_a_spike_and_a_fall,
    "UNANSWERED": test_low_ratings_wait_for_an_answer,
    "UNOWNED": test_tickets_wait_that_nobody_owns,
}
