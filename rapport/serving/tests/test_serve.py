"""One real server: its answers, its stop and its refusals."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rapport.serving.tests.servers import (
    PATIENCE,
    Server,
    environment_for,
    health_of,
    megabytes_of,
)


@pytest.fixture(scope="module")
def environment(
    shared_empty_database: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """Return the environment of the module's processes, which starts out empty."""
    return environment_for(shared_empty_database, tmp_path_factory.mktemp("home"))


def test_an_empty_data_folder_is_enough(server: Server, environment: dict[str, str]) -> None:
    status, body = server.get("/healthz")

    assert status == 200, server.said
    assert json.loads(body) == {"status": "ok"}
    assert health_of(environment)["database"]["ok"]
    assert (Path(environment["RAPPORT_HOME"]) / "secret-key").exists()


def test_the_loops_of_the_settings_are_at_work(server: Server, environment: dict[str, str]) -> None:
    until = time.monotonic() + PATIENCE
    while not (told := health_of(environment))["workers"]:
        assert time.monotonic() < until
        time.sleep(0.2)

    names = {worker["name"] for worker in told["workers"]}
    assert {"readers", "tasks", "housekeeping"} <= names
    assert [worker for worker in told["workers"] if not worker["ok"]] == []
    assert [reader["ok"] for reader in told["readers"]] == [True] * len(told["readers"])


def test_pages_and_styles_are_served(server: Server) -> None:
    status, page = server.get("/accounts/login/")
    assert status == 200, server.said
    style = re.search(rb'rel="stylesheet" href="([^"]+)"', page)
    assert style
    assert server.get(style[1].decode())[0] == 200


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_server_ends_in_peace_when_asked_to(environment: dict[str, str], processes: str) -> None:
    server = Server(environment, "--processes", processes)
    try:
        server.stop()
        assert "Traceback" not in server.said
    finally:
        server.kill()


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells it")
@pytest.mark.parametrize(("processes", "largest"), [("1", 150), ("4", 400)])
def test_a_server_is_small(environment: dict[str, str], processes: str, largest: int) -> None:
    """In MB, idle and after some use; shared memory counts once."""
    server = Server(environment, "--processes", processes)
    try:
        assert megabytes_of(server.family) < largest
        for _ in range(20):
            server.get("/accounts/login/")
        assert megabytes_of(server.family) < largest
    finally:
        server.kill()


def test_a_port_that_is_taken_is_said_in_a_sentence(
    server: Server, environment: dict[str, str]
) -> None:
    port = server.url.rsplit(":", 1)[1]
    ended = subprocess.run(
        [sys.executable, "-m", "rapport.cli", "serve", "--port", port],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert ended.returncode == 1
    assert ended.stderr.strip() == (
        f"Rapport cannot listen on 127.0.0.1, port {port}: Address already in use."
    )


def test_a_port_that_cannot_exist_is_refused(environment: dict[str, str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "rapport.cli", "serve", "--port", "99999"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert ended.returncode == 2
    assert "less than or equal to 65535" in ended.stderr


def test_pages_and_loops_can_be_apart(environment: dict[str, str]) -> None:
    web = Server(environment, "--role", "web")
    worker = Server(environment, "--role", "worker")
    try:
        assert worker.said == "Rapport works (channels, readers and tasks; no pages)"
        assert web.get("/healthz")[0] == 200
        worker.stop()
        web.stop()
    finally:
        web.kill()
        worker.kill()
