"""Planted stories, visible in what is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from statistics import median

from rapport.demo.company import staff
from rapport.demo.company.company import DAY, Company
from rapport.demo.company.desk import CATEGORIES
from rapport.demo.company.happenings import Rated, Replied, Resolved, TicketStory
from rapport.demo.company.planted import (
    ABSENT,
    LONG_WAIT,
    LOVED,
    OVERLOADED,
    RISING,
    UNOWNED,
)
from rapport.demo.tests.company.told import category, each, is_open, owner

Told = list[TicketStory]


def satisfaction(told: Iterable[TicketStory], of: Callable[[TicketStory], str]) -> dict[str, float]:
    scores: dict[str, list[bool]] = {}
    for story in told:
        for rating in each(story, Rated):
            scores.setdefault(of(story), []).append(rating.score >= 4)
    return {key: sum(found) / len(found) for key, found in scores.items()}


def test_one_category_waits_far_too_long(told: Told, company: Company) -> None:
    waits: dict[str, list[int]] = {c.key: [] for c in CATEGORIES}
    ends: dict[str, list[int]] = {c.key: [] for c in CATEGORIES}
    for story in told:
        for kind, found in ((Replied, waits), (Resolved, ends)):
            for happening in each(story, kind)[:1]:
                lasted = company.clock.between(story.opened_at, happening.at)
                found[category(story)].append(lasted)
    first = {key: median(values) for key, values in waits.items()}
    end = {key: median(values) for key, values in ends.items()}
    slow = LONG_WAIT.category.key
    assert first.pop(slow) > 8 * max(first.values())
    assert end.pop(slow) > 2 * max(end.values())


def test_customers_of_the_long_wait_are_less_content(told: Told) -> None:
    by_category = satisfaction(told, category)
    assert by_category[LONG_WAIT.category.key] < 0.8
    assert by_category[LONG_WAIT.category.key] == min(by_category.values())


def test_one_agent_is_loved(told: Told) -> None:
    by_agent = satisfaction(told, owner)
    loved = by_agent.pop(LOVED.agent.key)
    assert loved > 0.95
    assert loved > max(by_agent.values())


def test_one_agent_holds_too_much_of_the_open_work(told: Told, company: Company) -> None:
    team = {c.key for c in staff.team_of(OVERLOADED.agent.team)}
    held = Counter(owner(s) for s in told if is_open(s, company.until) and owner(s) in team)
    assert held.most_common(1)[0][0] == OVERLOADED.agent.key
    assert held[OVERLOADED.agent.key] > 1.6 * held.total() / len(team)


def test_the_week_of_the_outage(told: Told, company: Company) -> None:
    start, end = company.outage
    during = [s for s in told if company.in_outage(s.opened_at)]
    before = [s for s in told if start - 7 * DAY <= s.opened_at < end - 7 * DAY]
    assert len(during) > 1.8 * len(before)
    calm = satisfaction((s for s in told if not company.in_outage(s.opened_at)), lambda s: "all")
    upset = satisfaction(during, lambda s: "all")
    assert upset["all"] < calm["all"] - 0.12


def test_somebody_absent_today_has_open_tickets(told: Told, company: Company) -> None:
    away = company.away_now
    assert away.start < company.until < away.end
    theirs = [s for s in told if owner(s) == ABSENT.agent.key and is_open(s, company.until)]
    assert len(theirs) >= 4
    acts = [h for s in theirs for h in s.happenings if getattr(h, "agent", None) is ABSENT.agent]
    assert all(h.at < away.start for h in acts)


def test_nobody_else_is_absent(company: Company) -> None:
    absent = [a.agent for a in company.absences if a.start <= company.until < a.end]
    assert absent == [ABSENT.agent]


def test_low_ratings_of_the_last_days_are_unanswered(told: Told, company: Company) -> None:
    unanswered = []
    old, old_answered = 0, 0
    for story in told:
        for rating in each(story, Rated):
            if rating.score > 2:
                continue
            answered = any(reply.at > rating.at for reply in each(story, Replied))
            if rating.at >= company.unanswered_since:
                assert not answered
                unanswered.append(rating)
            else:
                old, old_answered = old + 1, old_answered + answered
    assert 3 <= len(unanswered) <= 25
    assert any(rating.comment for rating in unanswered)
    assert old_answered / old > 0.75


def test_some_tickets_wait_that_nobody_owns(told: Told, company: Company) -> None:
    nobodys = [s for s in told if is_open(s, company.until) and not owner(s)]
    waited = [company.clock.between(s.opened_at, company.until) for s in nobodys]
    assert sum(wait >= UNOWNED.at_least for wait in waited) >= 3


def test_the_backlog_of_one_category_rises(told: Told, company: Company) -> None:
    def backlog(at: int) -> Counter[str]:
        return Counter(category(s) for s in told if is_open(s, at))

    before, now = backlog(company.rising_since), backlog(company.until)
    rise = {c.key: now[c.key] - before[c.key] for c in CATEGORIES}
    grown = rise.pop(RISING.category.key)
    assert grown >= 8
    assert grown > max(rise.values())
