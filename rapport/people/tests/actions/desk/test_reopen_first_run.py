"""Opening the list of first steps again."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.people.actions import close_first_run, reopen_first_run
from rapport.people.models import User
from rapport.people.places import first_run
from rapport.timeline.models import Event


def test_those_who_set_up_the_desk_see_it_again(ada: User, ben: User) -> None:
    close_first_run(by=ada, at=MONDAY)
    reopen_first_run(by=ada, at=MONDAY)

    ada.refresh_from_db()
    ben.refresh_from_db()
    assert first_run.progress_for(ada) is not None
    assert first_run.progress_for(ben) is None
    assert not first_run.progress().is_finished
    assert Event.objects.order_by("pk").last().kind == "first_run.reopened"  # type: ignore[union-attr]


def test_an_open_one_stays_as_it_is(ada: User) -> None:
    reopen_first_run(by=ada, at=MONDAY)
    before = Event.objects.count()
    reopen_first_run(by=ada, at=MONDAY)

    assert Event.objects.count() == before


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        reopen_first_run(by=ben, at=MONDAY)
