"""The health of the server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client

from rapport.core import checkup, clock
from rapport.core.checkup import CHECKS, Check, Finding, Verdict, broken, caution, good
from rapport.serving.models import Process
from rapport.timeline.models import Cursor
from rapport.timeline.reading import readers

LOOP = {
    "name": "outbox",
    "failing_since": None,
    "failure": "",
    "worked_at": None,
    "busy_since": None,
}


@pytest.fixture
def process(db: None) -> Process:
    at = clock.now()
    return Process.objects.create(
        name="desk-1-a", role="all", version="0.1.0", started_at=at, seen_at=at, loops=[LOOP]
    )


def told_to(client: Client) -> tuple[int, dict[str, object]]:
    answer = client.get("/healthz")
    return answer.status_code, json.loads(answer.content)


def test_strangers_and_agents_learn_nothing_but_ok(
    client: Client, as_ben: Client, process: Process
) -> None:
    """Whoever may not manage the desk need not know what it runs on, or what fails in it."""
    Process.objects.update(seen_at=clock.now() - timedelta(minutes=3))

    assert told_to(client) == (200, {"status": "ok"})
    assert told_to(as_ben) == (200, {"status": "ok"})


def test_all_is_well(as_ada: Client, process: Process) -> None:
    status, told = told_to(as_ada)

    assert (status, told["status"]) == (200, "ok")
    assert told["workers"] == [{"name": "outbox", "process": "desk-1-a", "ok": True}]
    assert [reader["name"] for reader in told["readers"]] == [  # type: ignore[attr-defined]
        reader.name for reader in readers.READERS
    ]


def test_without_a_server_process_it_is_degraded(as_ada: Client) -> None:
    assert told_to(as_ada)[1]["status"] == "degraded"


def test_a_silent_process_is_gone(as_ada: Client, process: Process) -> None:
    Process.objects.update(seen_at=clock.now() - timedelta(minutes=3))

    assert told_to(as_ada)[1]["workers"] == []


def test_what_fails_is_told_without_its_words(as_ada: Client, process: Process) -> None:
    """The answer ends up in monitors, and the text of a failure may hold a customer's words."""
    name = next(iter(readers.READERS)).name
    Cursor.objects.create(reader=name, failing_since=clock.now(), failure="secret words")
    process.loops = [{**LOOP, "failing_since": clock.now().isoformat(), "failure": "secret too"}]
    process.save()
    answer = as_ada.get("/healthz")

    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["readers"][0]["ok"] is False
    assert b"secret" not in answer.content


def test_a_loop_at_the_same_work_for_long_is_not_well(as_ada: Client, process: Process) -> None:
    since = clock.now() - timedelta(hours=1)
    process.loops = [{**LOOP, "busy_since": since.isoformat()}]
    process.save()

    assert told_to(as_ada)[1]["workers"][0]["ok"] is False  # type: ignore[index]


def test_a_database_that_does_not_answer_is_503(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("rapport.serving.health.connection.close", lambda: None)
    monkeypatch.setattr("rapport.serving.health.progress", fail)
    status, told = told_to(client)

    assert (status, told) == (503, {"status": "not ok"})


@pytest.fixture
def found() -> Iterator[None]:
    """Make the check-up find one thing of each kind."""
    findings = [
        good("Air", "It is fresh."),
        caution("Tea", "It runs low."),
        broken("Roof", "It leaks: mend it."),
    ]
    with CHECKS.holding(Check("house", lambda: findings)):
        yield


def test_the_system_page_tells_everything(as_ada: Client, process: Process, found: None) -> None:
    name = next(iter(readers.READERS)).name
    Cursor.objects.create(reader=name, failing_since=clock.now(), failure="no luck")
    page = as_ada.get("/settings/system/").content.decode()

    assert "1 thing is broken" in page
    for words in ("It is fresh.", "It runs low.", "It leaks: mend it.", "outbox", "failing since"):
        assert words in page


def test_the_system_page_tells_of_several_processes(as_ada: Client, process: Process) -> None:
    page = as_ada.get("/settings/system/").content.decode()
    assert "Earlier crashes" not in page

    Process.objects.create(
        name="desk-2-b", role="web", started_at=clock.now(), seen_at=clock.now(), restarts=3
    )
    page = as_ada.get("/settings/system/").content.decode()
    rows = [re.findall(r"<t[hd][^>]*>([^<]*)<", row) for row in page.split("<tr>")]
    assert ["desk-1-a", "pages and workers", "", "0"] in rows
    assert ["desk-2-b", "pages", "", "3"] in rows


def test_only_who_manages_the_desk_sees_the_system(as_ben: Client, client: Client) -> None:
    assert as_ben.get("/settings/system/").status_code == 403
    assert client.get("/settings/system/").status_code == 302


def test_a_check_that_fails_is_a_finding_and_the_others_run() -> None:
    def fail() -> list[Finding]:
        raise ValueError("no luck")

    second_check = Check("second", lambda: [good("Air", "It is fresh.")])
    with CHECKS.holding(Check("first", fail), second_check):
        first, second = checkup.examine()

    assert (first.verdict, first.topic) == (Verdict.BROKEN, "first")
    assert "ValueError no luck" in first.sentence
    assert second.verdict is Verdict.GOOD
