"""A real server whose database is locked, and whose disk is full."""

from __future__ import annotations

import json
import resource
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from rapport.serving.tests.servers import Desk, Server
from tests.failing import only_sqlite

pytestmark = only_sqlite
# More than there are threads.
WRITERS = 12


@pytest.fixture
def single(environment: dict[str, str], desk: Desk) -> Iterator[Server]:
    """Yield a server of one process, with the threads of one."""
    server = Server(environment, "--processes", "1")
    yield server
    server.kill()


@contextmanager
def locked(environment: dict[str, str]) -> Iterator[None]:
    path = urlsplit(environment["RAPPORT_DATABASE_URL"]).path
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def full(server: Server) -> Iterator[None]:
    """Let every process of the server write nothing more."""
    unlimited = resource.RLIM_INFINITY
    for pid in server.family:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, unlimited))
    try:
        yield
    finally:
        for pid in server.family:
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (unlimited, unlimited))


def noted(server: Server, desk: Desk) -> tuple[int, str, str]:
    """Leave a note by the API; return status, code and Retry-After."""
    path = f"/api/v1/tickets/{desk.tickets['Support']}/replies"
    head = {"Authorization": f"Bearer {desk.token}", "Content-Type": "application/json"}
    data = json.dumps({"body": "Only among us.", "internal": True}).encode()
    try:
        with urlopen(Request(server.url + path, data, head), timeout=60) as answer:
            return answer.status, "", ""
    except HTTPError as error:
        return error.code, json.load(error)["code"], error.headers["Retry-After"]


def test_readers_go_on_while_writers_wait_and_all_is_well_afterwards(
    single: Server, desk: Desk, environment: dict[str, str]
) -> None:
    session = desk.sessions["ben"]
    page = f"/tickets/{desk.tickets['Support']}/"
    assert single.get(page, session)[0] == 200

    with locked(environment), ThreadPoolExecutor(WRITERS) as people:
        writing = [people.submit(noted, single, desk) for _ in range(WRITERS)]
        time.sleep(1)
        assert [single.get(page, session)[0] for _ in range(5)] == [200] * 5
        assert not any(one.done() for one in writing), "they wait, and nobody waits for them"
        assert single.get("/healthz") == (503, b'{"status": "not ok"}')
        refused = {one.result() for one in writing}

    assert refused == {(503, "unavailable", "5")}
    assert noted(single, desk)[0] == 201
    assert single.get("/healthz")[0] == 200


def test_a_full_disk_is_told_and_passes(single: Server, desk: Desk) -> None:
    session = desk.sessions["ben"]
    page = f"/tickets/{desk.tickets['Support']}/"
    with full(single):
        status, code, again = noted(single, desk)
        assert (status, code, int(again) > 0) == (503, "unavailable", True)
        assert single.get("/healthz")[0] == 503
        assert single.get(page, session)[0] == 200

    assert noted(single, desk)[0] == 201
    time.sleep(1.1)
    assert single.get("/healthz")[0] == 200
