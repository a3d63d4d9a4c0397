"""Questions read from and written to an address."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rapport.core.errors import NotAllowed
from rapport.insights.asking import NOBODY, Asking, Unreadable, allowed, lists, read
from rapport.metrics.registry import UnknownMetric
from rapport.people.models import User
from rapport.people.roles import Role


def test_every_part_is_read() -> None:
    asking = read(
        "csat",
        {
            "from": ["2026-03-01"],
            "to": ["2026-04-01"],
            "grain": ["week"],
            "by": ["team,category", "channel"],
            "where": ["team=Support", "team=Billing", ""],
            "stat": [""],
        },
    )

    assert (asking.start, asking.end) == (date(2026, 3, 1), date(2026, 4, 1))
    assert (asking.grain, asking.stat) == ("week", None)
    assert asking.by == ("team", "category", "channel")
    assert asking.where == (("team", "Support"), ("team", "Billing"))


def test_what_is_written_is_read_as_the_same() -> None:
    asking = Asking(
        "csat",
        start=date(2026, 3, 1),
        grain="day",
        by=("team",),
        where=(("category", "A & B = C"),),
        stat="mean",
    )
    from urllib.parse import parse_qs

    assert read("csat", parse_qs(asking.query())) == asking


def test_of_a_part_said_twice_the_last_counts() -> None:
    assert read("csat", {"grain": ["day", "week"]}).grain == "week"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"from": ["yesterday"]}, "“yesterday” is not a date. Write it like"),
        ({"to": ["2026-02-30"]}, "“2026-02-30” is not a date"),
        ({"where": ["Support"]}, "“Support” is not a filter. Write it like"),
        ({"where": ["=Support"]}, "is not a filter"),
    ],
)
def test_what_cannot_be_read_is_said(given: dict[str, list[str]], why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read("csat", given)


def test_there_is_no_such_figure() -> None:
    with pytest.raises(UnknownMetric):
        read("happiness", {})


def test_a_condition_takes_the_place_of_the_one_before() -> None:
    asking = Asking("csat", where=(("team", "Support"), ("channel", "email")))

    assert asking.narrowed("team", "Billing") == (("channel", "email"), ("team", "Billing"))
    assert asking.narrowed("category", "")[-1] == ("category", NOBODY)


def test_nobody_is_asked_for_by_a_word() -> None:
    arguments = Asking("csat", where=(("agent", NOBODY), ("agent", "Ben"))).arguments()

    assert arguments["where"] == {"agent": ["", "Ben"]}


def test_nothing_that_no_name_has_comes_in_by_the_address() -> None:
    assert lists([("where", ["team=\x00Support"])]) == {"where": ["team=Support"]}


@pytest.mark.parametrize(
    ("role", "by", "bound"),
    [
        (Role.ADMINISTRATOR, ("agent",), None),
        (Role.MANAGER, (), None),
        (Role.LEAD, ("agent",), {"team"}),
        (Role.AGENT, (), {"team"}),
        (Role.AGENT, ("agent",), {"team", "agent"}),
        (Role.READ_ONLY, ("agent",), {"team", "agent"}),
    ],
)
def test_what_a_role_may_see(ben: User, role: Role, by: tuple[str, ...], bound: Any) -> None:
    ben.role = role

    members = allowed(Asking("csat", by=by), ben)

    assert (set(members) if members else None) == bound
    assert not members or members["team"] == tuple(ben.team_ids)


def test_a_figure_of_one_colleague_is_bound_as_well(ben: User) -> None:
    members = allowed(Asking("csat", where=(("agent", "Bea Lund"),)), ben)

    assert members is not None
    assert members["agent"] == (ben.pk,)


def test_who_may_not_come_in_sees_none(ben: User) -> None:
    ben.is_active = False

    with pytest.raises(NotAllowed, match="does not allow you to see figures"):
        allowed(Asking("csat"), ben)
