"""The stories of all tickets."""

from __future__ import annotations

import tracemalloc
from collections import Counter, deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median

import pytest

from rapport.core.errors import Invalid
from rapport.demo.company.company import Company
from rapport.demo.company.desk import CATEGORIES
from rapport.demo.company.happenings import Opened, Rated, Replied, Resolved, SurveyAsked, Wrote
from rapport.demo.company.happenings import TicketStory as Story
from rapport.demo.company.plan import Plan
from rapport.demo.company.stories import stories
from rapport.demo.tests.company.told import category, each, is_open

UNTIL = datetime(2026, 11, 17, 14, tzinfo=UTC)
SMALL = Plan(UNTIL, tickets=300)


def test_the_same_plan_tells_the_same_stories() -> None:
    assert list(stories(SMALL)) == list(stories(SMALL))


def test_another_seed_tells_others() -> None:
    assert list(stories(SMALL)) != list(stories(replace(SMALL, seed=2)))


@pytest.mark.parametrize(("tickets", "months"), [(1, 12), (300, 1), (777, 3), (5_000, 24)])
def test_exactly_as_many_as_planned(tickets: int, months: int) -> None:
    told = list(stories(Plan(UNTIL, tickets=tickets, months=months)))
    assert [s.number for s in told] == list(range(1, tickets + 1))


def test_nonsense_is_refused_with_a_sentence() -> None:
    with pytest.raises(Invalid, match="tickets"):
        Plan(UNTIL, tickets=0)
    with pytest.raises(Invalid, match="months"):
        Plan(UNTIL, months=0)
    with pytest.raises(Invalid, match="full hour"):
        Plan(UNTIL + timedelta(minutes=1))


def test_everything_happens_in_order_and_before_the_present(told: list[Story], plan: Plan) -> None:
    start, until = plan.start.timestamp(), plan.until.timestamp()
    opened = [story.opened_at for story in told]
    assert opened == sorted(opened)
    assert opened[0] >= start
    for story in told:
        times = [happening.at for happening in story.happenings]
        assert times == sorted(times)
        assert times[-1] <= until


def test_colleagues_answer_in_their_shifts(told: list[Story], company: Company) -> None:
    replies = [reply for story in told for reply in each(story, Replied)]
    at_work = [company.clocks[reply.agent.key].works(reply.at) for reply in replies]
    # A few seconds push an occasional answer past the end of a shift.
    assert sum(at_work) / len(at_work) > 0.995


def test_what_is_resolved_was_answered(told: list[Story]) -> None:
    for story in told:
        resolved = each(story, Resolved)
        assert not resolved or each(story, Replied)[0].at <= resolved[0].at


def test_a_week_looks_like_a_week(told: list[Story], company: Company) -> None:
    zone = company.calendar.zone
    opened = [datetime.fromtimestamp(s.opened_at, UTC).astimezone(zone) for s in told]
    days = Counter(at.weekday() for at in opened)
    assert days[0] > days[4] > 2 * days[5]
    hours = Counter(at.hour for at in opened)
    assert hours[9] > 2 * hours[18] > 4 * hours[3]


def test_figures_are_believable(told: list[Story], company: Company) -> None:
    first = [
        company.clock.between(s.opened_at, each(s, Replied)[0].at) / 60
        for s in told
        if each(s, Replied)
    ]
    assert 30 < median(first) < 52
    ratings = [r.score for s in told for r in each(s, Rated)]
    assert 0.83 < sum(score >= 4 for score in ratings) / len(ratings) < 0.91
    asked = sum(bool(each(s, SurveyAsked)) for s in told)
    assert 0.3 < len(ratings) / asked < 0.45
    assert 0.03 < sum(len(each(s, Resolved)) > 1 for s in told) / len(told) < 0.09


def test_resolution_times_have_a_long_tail(told: list[Story], company: Company) -> None:
    for kind in CATEGORIES:
        times = sorted(
            company.clock.between(s.opened_at, each(s, Resolved)[0].at)
            for s in told
            if category(s) == kind.key and each(s, Resolved)
        )
        assert times[int(len(times) * 0.9)] > 2.2 * times[len(times) // 2]


def test_the_backlog_is_steady_and_believable(told: list[Story], company: Company) -> None:
    quarter = 91 * 86_400
    backlog = [
        sum(is_open(s, at) for s in told)
        for at in range(company.until - 3 * quarter, company.until, quarter)
    ]
    now = sum(is_open(s, company.until) for s in told)
    assert 85 <= now <= 200
    assert all(50 < size < 190 for size in backlog)


def test_open_tickets_stand_in_every_way(told: list[Story], company: Company) -> None:
    ends = Counter(type(s.happenings[-1]).__name__ for s in told if is_open(s, company.until))
    assert {"Acknowledged", "Replied", "Wrote", "Held"} <= set(ends)


def test_mails_do_not_look_alike(told: list[Story]) -> None:
    bodies = Counter(each(s, Opened)[0].words.reply for s in told)
    assert len(bodies) > 0.995 * len(told)
    assert len({s.subject for s in told}) > 0.3 * len(told)
    answers = Counter(r.words.reply.split("\n\n", 1)[1] for s in told for r in each(s, Replied))
    assert len(answers) > 0.85 * answers.total()


def test_languages_have_their_shares(told: list[Story]) -> None:
    spoken = Counter(s.customer.language for s in told)
    assert set(spoken) == {"en", "de", "es", "ja", "ar"}
    assert 0.78 < spoken["en"] / len(told) < 0.92


def test_some_customers_quote_and_some_sign(told: list[Story]) -> None:
    mails = [wrote.words for s in told for wrote in each(s, Wrote)]
    assert 0.2 < sum(bool(m.quoted) for m in mails) / len(mails) < 0.8
    assert 0.2 < sum(bool(m.signature) for m in mails) / len(mails) < 0.8


def test_memory_does_not_grow_with_the_number_of_tickets() -> None:
    def peak(tickets: int) -> int:
        tracemalloc.start()
        deque(stories(Plan(UNTIL, tickets=tickets)), maxlen=0)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    few = peak(4_000)
    assert peak(16_000) < 1.3 * few + 6_000_000
