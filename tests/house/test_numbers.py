"""Every route, with a number that no column can hold."""

from __future__ import annotations

from django.urls import reverse

from tests.house.doors import DOORS
from tests.house.doors.asking import Wrong
from tests.house.doors.knocking import Caller, undone
from tests.house.walk.desk import furnish
from tests.house.walk.visits import FURTHER
from tests.stage import Stage

ENORMOUS = "9" * 20
# Fields that only some visits enter.
QUERIES: dict[str, tuple[str, ...]] = {
    "search": ("q",),
    "palette": ("q",),
    "tickets": ("q", "queue", "tag", "category", "team", "assignee", "after"),
    "api:list_tickets": ("queue", "after"),
}


def test_no_address_breaks_at_an_enormous_number(stage: Stage) -> None:
    zoe = Caller(stage, furnish(stage).zoe)
    wrong: Wrong = {}
    for name, door in DOORS.items():
        if not door.args:
            continue
        for method in door.methods:
            with undone():
                answer = zoe.knock(name, door, method, *(ENORMOUS for _ in door.args))
            if answer.status_code >= 500:
                wrong[f"{method} {name}"] = str(answer.status_code)
    assert wrong == {}


def test_a_ticket_of_an_enormous_number_does_not_exist(stage: Stage) -> None:
    assert Caller(stage, stage.ben).ask(f"/tickets/{ENORMOUS}/", {}).status_code == 404


def test_no_field_breaks_at_an_enormous_number(stage: Stage) -> None:
    zoe = Caller(stage, furnish(stage).zoe)
    wrong: Wrong = {}
    for name, door in DOORS.items():
        address = reverse(name, args=[stage.value(arg) for arg in door.args])
        asked = [(method, set(fields)) for method, fields in door.methods.items()]
        asked += [("GET", set(query)) for _args, query in FURTHER.get(name, [])]
        asked += [("GET", {field}) for field in QUERIES.get(name, ())]
        for method, fields in asked:
            entered: dict[str, object] = dict.fromkeys(fields, int(ENORMOUS))
            with undone():
                answer = zoe.ask(address, entered, method, token=door.token)
            if answer.status_code >= 500:
                wrong[f"{method} {name} {fields}"] = str(answer.status_code)
    assert wrong == {}
