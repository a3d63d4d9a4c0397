"""Every route, requested by colleagues for what is not theirs to see."""

from __future__ import annotations

import pytest

from rapport.people.models import User
from rapport.timeline.models import Event
from tests.house.doors.asking import CLOSED, Wrong, answers, every, may
from tests.house.doors.knocking import Caller, told, undone
from tests.stage import Stage


@pytest.mark.parametrize("who", ["cleo", "leo"])
def test_another_team_finds_nothing_of_the_ticket(stage: Stage, who: str) -> None:
    user: User = getattr(stage, who)
    caller, before, wrong = Caller(stage, user), history_of(stage), Wrong()
    for name, door, method in every(CLOSED):
        with undone():
            answer = caller.knock(name, door, method)
            if door.of_ticket and answers(door, method):
                expected = door.unseen if may(user, door, method) else 403
                if answer.status_code != expected:
                    wrong[f"{method} {name}"] = f"{answer.status_code}, not {expected}"
            if told(answer) or history_of(stage) != before:
                wrong[f"{method} {name}"] = f"{answer.status_code} {told(answer)}"

    assert wrong == {}


def test_parts_of_the_ticket_are_not_found_behind_another_one(stage: Stage) -> None:
    cleo, wrong = Caller(stage, stage.cleo), Wrong()
    for name, door, method in every(CLOSED):
        if door.args[:1] != ("ticket",) or len(door.args) < 2 or not answers(door, method):
            continue
        parts = [stage.value(arg) for arg in door.args[1:]]
        answer = cleo.knock(name, door, method, stage.billing_ticket.pk, *parts)
        if answer.status_code != 404 or told(answer):
            wrong[f"{method} {name}"] = f"{answer.status_code} {told(answer)}"

    assert wrong == {}


def test_what_is_bens_alone_is_nobody_elses(stage: Stage) -> None:
    bea, wrong = Caller(stage, stage.bea), Wrong()
    for name, door, method in every(CLOSED):
        if door.bens and answers(door, method):
            answer = bea.knock(name, door, method)
            if answer.status_code not in {403, 404}:
                wrong[f"{method} {name}"] = str(answer.status_code)

    assert wrong == {}


def history_of(stage: Stage) -> int:
    """Return how many events the ticket has."""
    return Event.objects.filter(subject_kind="ticket", subject_id=stage.ticket.pk).count()
