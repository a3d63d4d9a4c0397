"""Closing the list of first steps."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.actions import close_first_run, make_first_administrator
from rapport.people.models import User
from rapport.people.places import first_run
from rapport.timeline.models import Event


@pytest.fixture
def zoe(db: None) -> User:
    """Return the first administrator of a new desk, which had no other team before."""
    return make_first_administrator(
        "zoe@desk.example",
        name="Zoe",
        password="a lamp on the desk",
        timezone="UTC",
        team="First",
        at=MONDAY,
    )


def test_nobody_is_shown_it_any_more(zoe: User) -> None:
    assert first_run.progress_for(zoe) is not None
    close_first_run(by=zoe, at=MONDAY)

    zoe.refresh_from_db()
    assert first_run.progress_for(zoe) is None
    assert first_run.progress().is_finished
    assert Event.objects.order_by("pk").last().kind == "first_run.closed"  # type: ignore[union-attr]


def test_twice_is_once(zoe: User) -> None:
    close_first_run(by=zoe, at=MONDAY)
    before = Event.objects.count()
    close_first_run(by=zoe, at=MONDAY)

    assert Event.objects.count() == before


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        close_first_run(by=ben, at=MONDAY)
