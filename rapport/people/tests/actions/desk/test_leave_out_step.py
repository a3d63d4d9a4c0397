"""Leaving a first step out."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.actions import leave_out_step
from rapport.people.models import User
from rapport.people.places import first_run
from rapport.timeline.models import Event


def left_out() -> list[str]:
    return [line.key for line in first_run.progress().lines if line.is_left_out]


def test_it_is_no_longer_open(ada: User) -> None:
    leave_out_step("mailbox", by=ada, at=MONDAY)

    assert left_out() == ["mailbox"]
    event = Event.objects.get()
    assert (event.kind, event.details) == ("first_run.left_out", {"step": "mailbox"})


def test_twice_is_once(ada: User) -> None:
    leave_out_step("mailbox", by=ada, at=MONDAY)
    leave_out_step("mailbox", by=ada, at=MONDAY)

    assert Event.objects.count() == 1


def test_an_agent_may_not(ben: User) -> None:
    with pytest.raises(NotAllowed):
        leave_out_step("mailbox", by=ben, at=MONDAY)


def test_a_step_that_is_not_on_the_list_is_told(ada: User) -> None:
    with pytest.raises(Invalid, match="no such step"):
        leave_out_step("dance", by=ada, at=MONDAY)
    assert not Event.objects.exists()
