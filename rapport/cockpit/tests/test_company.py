"""Figures that moved, and not by chance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from conftest import MONDAY
from rapport.cockpit.need import Rule, Urgency
from rapport.cockpit.needs.company import BACKLOG, SATISFACTION, SLOW_CATEGORY
from rapport.cockpit.receivers import receivers
from rapport.cockpit.tests.telling import told
from rapport.customers.models import Person
from rapport.feedback.tests.quantity import rated
from rapport.insights.readers import catch_up
from rapport.people.models import Membership, User
from rapport.people.roles import Role
from rapport.tickets.actions import change_category, reply, resolve
from rapport.tickets.models import Category, Queue, Ticket
from rapport.tickets.tests.quantity import opened

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOW = MONDAY + 9 * HOUR
Opens = Callable[[int, datetime], list[Ticket]]


@pytest.fixture
def opens(dora: Person, support_queue: Queue) -> Opens:
    """Return a function that opens some tickets at a given time."""
    return lambda count, at: [opened(dora, support_queue, at=at) for _ in range(count)]


@pytest.fixture
def exports(db: None) -> Category:
    return Category.objects.create(name="Exports")


def test_a_backlog_that_grew_is_named_with_the_category_that_did_it(
    opens: Opens, ada: User, ben: User, exports: Category
) -> None:
    opens(6, NOW - 20 * DAY)
    for ticket in opens(24, NOW - 2 * DAY):
        change_category(ticket, category=exports, by=ben, at=NOW - 2 * DAY)
    catch_up()

    (need,) = told(BACKLOG, ada, NOW)

    assert need.text == "Backlog +24 in 7 days; Exports alone +24"
    assert need.urgency is Urgency.SOON
    assert "It was 6 seven days ago and is 30 now" in need.why
    # The tile beside it tells of 30 days: the line says how they differ.
    assert need.why.endswith("Over 30 days it is +30.")
    assert need.age == "the last 7 days"
    assert need.url.startswith("/metrics/backlog/?from=2026-02-24&to=2026-03-03")
    assert [row.label for row in need.rows] == ["Exports +24"]
    assert "where=category%3DExports" in need.rows[0].url


def test_a_lead_is_told_of_their_teams_alone_and_can_be_given_it(
    opens: Opens, dora: Person, billing_queue: Queue, ada: User, ben: User
) -> None:
    """The backlog of Support grew, that of Billing did not."""
    lea, leo = (
        User.objects.create_user(f"{name.lower()}@desk.example", name=name, role=Role.LEAD)
        for name in ("Lea", "Leo")
    )
    Membership.objects.create(user=lea, team=ben.teams.get())
    Membership.objects.create(user=leo, team=billing_queue.team)
    for _ in range(20):
        opened(dora, billing_queue, at=NOW - 20 * DAY)
    opens(6, NOW - 20 * DAY)
    opens(24, NOW - 2 * DAY)
    catch_up()

    (need,) = told(BACKLOG, lea, NOW)
    assert "It was 6 seven days ago and is 30 now" in need.why
    assert told(BACKLOG, leo, NOW) == []
    (whole,) = told(BACKLOG, ada, NOW)
    assert "It was 26 seven days ago and is 50 now" in whole.why
    assert [each.taker.name for each in receivers(whole, ada, NOW)] == ["Lea"]


def test_a_backlog_that_chance_explains_is_not_named(opens: Opens, ada: User) -> None:
    opens(20, NOW - 20 * DAY)
    opens(3, NOW - 2 * DAY)
    catch_up()

    assert told(BACKLOG, ada, NOW) == []


def test_a_backlog_that_shrank_needs_nobody(opens: Opens, ada: User, ben: User) -> None:
    for ticket in opens(30, NOW - 20 * DAY):
        resolve(ticket, by=ben, at=NOW - 2 * DAY)
    catch_up()

    assert told(BACKLOG, ada, NOW) == []


def test_satisfaction_that_fell_should_not_wait(opens: Opens, ada: User, ben: User) -> None:
    rated(opens(40, NOW - 45 * DAY), [5] * 38 + [1] * 2, by=ben, at=NOW - 44 * DAY)
    rated(opens(40, NOW - 6 * DAY), [5] * 14 + [1] * 26, by=ben, at=NOW - 5 * DAY)
    catch_up()

    (need,) = told(SATISFACTION, ada, NOW)

    assert need.text.startswith("CSAT fell from 95")
    assert need.urgency is Urgency.BROKEN
    assert "n 40 and 40" in need.why
    assert [row.label for row in need.rows] == [
        "Last 30 days: 35\u202f%",
        "The 30 days before: 95\u202f%",
    ]
    assert need.url == need.rows[0].url


def test_satisfaction_that_rose_is_told_calmly(opens: Opens, ada: User, ben: User) -> None:
    rated(opens(40, NOW - 45 * DAY), [1] * 30 + [5] * 10, by=ben, at=NOW - 44 * DAY)
    rated(opens(40, NOW - 6 * DAY), [5] * 38 + [1] * 2, by=ben, at=NOW - 5 * DAY)
    catch_up()

    (need,) = told(SATISFACTION, ada, NOW)

    assert need.text.startswith("CSAT rose from 25")
    assert need.urgency is Urgency.CALM


def test_a_category_that_waits_twice_as_long_as_all_is_named(
    opens: Opens, ada: User, ben: User, exports: Category
) -> None:
    opened_at = MONDAY - 6 * DAY
    for ticket in opens(40, opened_at):
        reply(ticket, text="So.", by=ben, at=opened_at + HOUR / 2)
    for ticket in opens(16, opened_at):
        change_category(ticket, category=exports, by=ben, at=opened_at)
        reply(ticket, text="So.", by=ben, at=opened_at + 4 * DAY)
    catch_up()

    (need,) = told(SLOW_CATEGORY, ada, NOW)

    assert need.text.startswith("Exports waits ")
    assert need.text.endswith("overall it is 30 min")
    assert need.urgency is Urgency.SOON
    assert "n 16" in need.why
    assert "where=category%3DExports" in need.rows[0].url


def test_few_who_waited_long_are_no_category(
    opens: Opens, ada: User, ben: User, exports: Category
) -> None:
    opened_at = MONDAY - 6 * DAY
    for ticket in opens(20, opened_at):
        reply(ticket, text="So.", by=ben, at=opened_at + HOUR / 2)
    for ticket in opens(3, opened_at):
        change_category(ticket, category=exports, by=ben, at=opened_at)
        reply(ticket, text="So.", by=ben, at=opened_at + 4 * DAY)
    catch_up()

    assert told(SLOW_CATEGORY, ada, NOW) == []


@pytest.mark.parametrize("rule", [BACKLOG, SATISFACTION, SLOW_CATEGORY])
def test_an_empty_desk_has_no_figures_that_moved(ada: User, rule: Rule) -> None:
    catch_up()

    assert told(rule, ada, NOW) == []


def test_another_team_hears_nothing_of_it(
    opens: Opens, ada: User, cleo: User, exports: Category
) -> None:
    opens(30, NOW - 2 * DAY)
    catch_up()

    assert told(BACKLOG, ada, NOW)
    assert told(BACKLOG, cleo, NOW) == []
