"""Putting a first step back on the list."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.actions import leave_out_step, take_up_step
from rapport.people.models import User
from rapport.people.places import first_run
from rapport.timeline.models import Event


def test_it_is_open_again(ada: User) -> None:
    leave_out_step("mailbox", by=ada, at=MONDAY)
    take_up_step("mailbox", by=ada, at=MONDAY)

    assert "mailbox" in {line.key for line in first_run.progress().open}
    assert Event.objects.order_by("pk").last().kind == "first_run.taken_up"  # type: ignore[union-attr]


def test_one_that_was_never_left_out_stays(ada: User) -> None:
    take_up_step("mailbox", by=ada, at=MONDAY)

    assert not Event.objects.exists()


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        take_up_step("mailbox", by=ben, at=MONDAY)


def test_a_step_that_is_not_on_the_list_is_told(ada: User) -> None:
    with pytest.raises(Invalid, match="no such step"):
        take_up_step("dance", by=ada, at=MONDAY)
