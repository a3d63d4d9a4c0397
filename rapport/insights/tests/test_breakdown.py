"""Breakdowns of a figure."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from rapport.insights.asking import Asking, allowed
from rapport.insights.breakdown import Breakdown, _first, breakdown
from rapport.metrics.result import Row
from rapport.people.models import User
from rapport.tickets.models import Ticket

SPRING = {"start": date(2026, 3, 1), "end": date(2026, 6, 1)}


def parted(user: User, *by: str, name: str = "tickets_opened") -> Breakdown:
    asking = Asking(name, by=by, **SPRING)  # type: ignore[arg-type]  # days by name
    found = breakdown(asking, allowed(asking, user), user.timezone, user)
    assert found is not None
    return found


def test_without_a_dimension_it_is_by_team_the_greatest_first(
    quarter: list[Ticket], ada: User
) -> None:
    found = parted(ada)

    assert (found.name, [member.label for member in found.members]) == (
        "team",
        ["Support", "Billing"],
    )
    assert [member.n for member in found.members] == sorted(
        (member.n for member in found.members), reverse=True
    )
    assert found.members[0].width == "100.0%"


def test_members_with_too_few_rows_come_last_and_have_no_bar() -> None:
    enough = Row(None, (), 0.4, 40, None, None, None, None, partial=False, too_few=False)
    few = Row(None, (), 1.0, 2, None, None, None, None, partial=False, too_few=True)

    assert sorted([few, enough], key=_first) == [enough, few]


def test_its_parts_make_the_whole(quarter: list[Ticket], ada: User) -> None:
    assert sum(member.n for member in parted(ada, "agent").members) == len(quarter)


def test_each_line_opens_its_own_rows(quarter: list[Ticket], ada: User, as_ada: Client) -> None:
    for member in parted(ada).members:
        query = parse_qs(urlsplit(member.rows_url).query)
        assert query["where"] == [f"team={member.label}"]
        html = as_ada.get(member.rows_url).content.decode()
        assert f'data-count="{member.n}"' in html


def test_what_has_no_member_is_a_line_of_its_own(quarter: list[Ticket], ada: User) -> None:
    (line,) = parted(ada, "category").members

    assert (line.label, line.n) == ("none", len(quarter))
    assert parse_qs(urlsplit(line.url).query)["where"] == ["category=none"]


def test_one_that_there_is_not_gives_way_to_the_team(quarter: list[Ticket], ada: User) -> None:
    assert parted(ada, "moon").name == "team"


def test_colleagues_are_for_those_who_lead(quarter: list[Ticket], ada: User, ben: User) -> None:
    def names(user: User) -> list[str]:
        return [label for label, _query, _chosen in parted(user).others]

    assert set(names(ada)) - set(names(ben)) == {"Agent"}
    assert parted(ben, "agent").name == "team"


def test_who_sees_one_team_has_one_line(quarter: list[Ticket], ben: User) -> None:
    assert [member.label for member in parted(ben).members] == ["Support"]


@pytest.mark.parametrize("name", ["csat", "first_response_time"])
def test_too_few_are_marked(quarter: list[Ticket], ada: User, name: str) -> None:
    assert all(member.few == (member.n < 10) for member in parted(ada, name=name).members) or (
        name == "csat"
    )
