"""Every route, requested by people who must be refused or let in.

The routes come from the resolver; the table in tests/house/doors says who may.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from rapport.people.models import User
from rapport.people.roles import Role
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event
from tests.house.doors import DOORS
from tests.house.doors.asking import CLOSED, Wrong, answers, every, may
from tests.house.doors.knocking import (
    Caller,
    everything,
    led_to_sign_in,
    let_in,
    routes,
    told,
    undone,
)
from tests.house.doors.settings import OWN
from tests.stage import FIRST_NUMBERS, Stage

# Shown to Dora, who wrote it herself: her subject with its number, and her comment.
DORAS = {"stops at nightfall", "kumquat", str(FIRST_NUMBERS[Ticket])}


def test_every_route_stands_in_the_table() -> None:
    known = dict(routes())
    for name, path in known.items():
        assert name, f"The route /{path} has no name, so nobody can say who may come in."
        assert name in DOORS, (
            f"The route “{name}” (/{path}) is not in the table of tests/house/doors: "
            "say there what it is about and who may come in."
        )
    gone = set(DOORS) - set(known)
    assert not gone, f"These routes are gone; take them out of tests/house/doors: {gone}."


def test_strangers_come_in_nowhere(stage: Stage) -> None:
    stranger, before, wrong = Caller(stage, None), everything(), Wrong()
    for name, door, method in every(CLOSED):
        answer = stranger.knock(name, door, method)
        refused = answer.status_code in {401, 404, 405} or led_to_sign_in(answer)
        if not refused or told(answer):
            wrong[f"{method} {name}"] = f"{answer.status_code} {told(answer)}"

    assert wrong == {}
    assert everything() == before


@pytest.mark.parametrize("name", [name for name, door in DOORS.items() if door.public])
def test_public_doors_are_open_and_tell_nothing_of_the_desk(stage: Stage, name: str) -> None:
    stranger, door = Caller(stage, None), DOORS[name]
    for method in door.methods:
        with undone():
            answer = stranger.knock(name, door, method)
            assert answer.status_code != 401
            assert answer.status_code < 500
            assert set(told(answer)) <= (DORAS if door.of_ticket else set())


@pytest.mark.parametrize("who", ["rosa", "ben", "leo"])
def test_what_a_role_does_not_allow_is_refused_and_changes_nothing(stage: Stage, who: str) -> None:
    user: User = getattr(stage, who)
    caller, before, wrong = Caller(stage, user), everything(), Wrong()
    for name, door, method in every(CLOSED):
        if may(user, door, method) or not answers(door, method):
            continue
        answer = caller.knock(name, door, method)
        if answer.status_code != 403 or Event.objects.count() != len(before["timeline.Event"]):
            wrong[f"{method} {name}"] = str(answer.status_code)

    assert wrong == {}
    assert everything() == before


def test_whoever_only_reads_is_refused_every_verb_of_the_desk(stage: Stage) -> None:
    """Rosa may sign out, say how pages look and so on: what is her own. Nothing else."""
    verbs = {
        name
        for name, door in CLOSED.items()
        if set(door.methods) - {"GET"} and name not in OWN and may(stage.rosa, door, "POST")
    }

    assert verbs == set()


def test_who_may_come_in_does(stage: Stage) -> None:
    """Without this one, a table of wrong addresses would pass all the others."""
    zoe = User.objects.create_user("zoe@desk.example", name="Zoe", role=Role.ADMINISTRATOR)
    people, wrong = [stage.ben, stage.ada, zoe], Wrong()
    callers = [Caller(stage, user) for user in people]
    for name, door, method in every(CLOSED):
        if answers(door, method):
            first = next(n for n, user in enumerate(people) if may(user, door, method))
            with undone():
                answer = callers[first].knock(name, door, method)
                if not let_in(answer):
                    wrong[f"{method} {name}"] = str(answer.status_code)

    assert wrong == {}


def test_a_form_of_another_site_does_nothing(stage: Stage) -> None:
    """A POST without the page's token (CSRF) is refused, even from somebody who may do
    everything.
    """
    ada, before, wrong = Caller(stage, stage.ada, checks_forms=True), everything(), Wrong()
    for name, door in CLOSED.items():
        if "POST" in door.methods and not door.token:
            answer = ada.knock(name, door, "POST")
            if answer.status_code != 403:
                wrong[name] = str(answer.status_code)

    assert wrong == {}
    assert everything() == before


def test_the_api_knows_nobody_by_their_cookie(stage: Stage) -> None:
    """A page of another site could send the cookie along."""
    caller, wrong = Caller(stage, stage.ada), Wrong()
    for name, door in CLOSED.items():
        if door.token:
            for method in door.methods:
                answer = caller.knock(name, replace(door, token=False), method)
                if answer.status_code != 401:
                    wrong[f"{method} {name}"] = str(answer.status_code)

    assert wrong == {}
