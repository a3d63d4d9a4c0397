"""Background tasks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from conftest import MONDAY
from rapport.core import clock
from rapport.people.models import Team
from rapport.serving import tasks
from rapport.serving.models import Process

pytestmark = pytest.mark.django_db


@task()
def found_team(name: str) -> int:
    """Make a team."""
    return Team.objects.create(name=name).pk


@task()
def fail() -> None:
    """Fail."""
    raise ValueError("no luck")


@pytest.fixture(autouse=True)
def in_the_database(settings: object) -> None:
    settings.TASKS = {  # type: ignore[attr-defined]
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend"}
    }


def test_what_was_enqueued_is_done_once() -> None:
    found_team.enqueue("Night shift")

    assert tasks.run_next(MONDAY)
    assert not tasks.run_next(MONDAY)
    assert Team.objects.filter(name="Night shift").count() == 1
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


def test_a_task_that_fails_keeps_its_reason_and_stops_nobody() -> None:
    fail.enqueue()
    found_team.enqueue("Night shift")
    while tasks.run_next(MONDAY):
        pass

    assert "no luck" in DBTaskResult.objects.failed().get().traceback
    assert Team.objects.filter(name="Night shift").exists()


def begin(worker: str) -> DBTaskResult[..., int]:
    """Claim the one waiting task as a process of this name would."""
    result = DBTaskResult.objects.ready().get()
    result.claim(worker)
    return result


def test_what_a_dead_process_had_begun_is_handed_out_anew() -> None:
    found_team.enqueue("Night shift")
    begin("gone-1")
    tasks.recover(clock.now())

    assert tasks.run_next(MONDAY)
    assert Team.objects.filter(name="Night shift").exists()


def test_what_a_living_process_has_begun_is_left_to_it() -> None:
    at = clock.now()
    found_team.enqueue("Night shift")
    begin("alive-1")
    Process.objects.create(name="alive-1", role="all", started_at=at, seen_at=at)
    tasks.recover(at)
    assert not DBTaskResult.objects.ready().exists()

    tasks.recover(at + timedelta(minutes=5))
    assert DBTaskResult.objects.ready().exists()


def test_what_kills_its_process_again_and_again_is_given_up() -> None:
    found_team.enqueue("Night shift")
    for number in range(tasks.MOST_ATTEMPTS):
        begin(f"gone-{number}")
        tasks.recover(clock.now())

    assert "never ended" in DBTaskResult.objects.failed().get().traceback
    assert not tasks.run_next(MONDAY)
