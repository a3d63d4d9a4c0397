"""A server of several processes, seen from outside."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from rapport.serving.tests.listening import Ear
from rapport.serving.tests.servers import PATIENCE, Desk, Server, health_of

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux tells its processes")

PROCESSES = 3


@pytest.fixture(scope="module")
def several(environment: dict[str, str], desk: Desk) -> Iterator[Server]:
    """Yield a server of three processes, beside the module's own."""
    server = Server(environment, "--processes", str(PROCESSES))
    yield server
    server.kill()


def until(true: Callable[[], Any]) -> Any:
    """Wait until something is true, and return it."""
    end = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < end, "It did not happen."
        time.sleep(0.1)
    return found


def loops(server: Server) -> dict[str, list[str]]:
    """Return the loops that each process of this server reports."""
    told = health_of(server.environment)["workers"]
    found: dict[str, list[str]] = {}
    for worker in told:
        pid = int(worker["process"].split("-")[-2])
        if pid in server.children:
            found.setdefault(worker["process"], []).append(worker["name"])
    return found


def all_speak(server: Server) -> dict[str, list[str]] | None:
    """Return the loops once every process has reported them."""
    found = loops(server)
    return found if len(found) == PROCESSES else None


def news_of(desk: Desk, team: str) -> dict[str, object]:
    return {"kind": "ticket.noted", "subject_kind": "ticket", "subject_id": desk.tickets[team]}


def test_loops_run_in_exactly_one_of_them(several: Server) -> None:
    found = until(lambda: all_speak(several))
    names = Counter(name for each in found.values() for name in each)

    assert names.pop("heartbeat") == PROCESSES
    assert {"readers", "outbox", "tasks", "housekeeping"} <= set(names)
    assert set(names.values()) == {1}
    assert sum(len(each) > 1 for each in found.values()) == 1


def test_live_refresh_works_in_each_of_them(several: Server, desk: Desk) -> None:
    """Streams are shared out evenly, and each process hears what another program wrote."""
    ears = [Ear(several.url, desk.sessions[name]) for name in ("ben", "bea", "dan")]
    try:
        assert [sockets_of(pid) for pid in several.children] == [1] * PROCESSES
        desk.note("Support", by="ben")
        for ear in ears:
            assert ear.next(30) == news_of(desk, "Support")
    finally:
        for ear in ears:
            ear.close()


def sockets_of(pid: int) -> int:
    """Return how many TCP connections a process holds."""
    open_ones = set(re.findall(r"^ *\d+: \S+ \S+ 01 .*", Path("/proc/net/tcp").read_text(), re.M))
    inodes = {line.split()[9] for line in open_ones}
    held = [os.readlink(each) for each in Path(f"/proc/{pid}/fd").iterdir()]
    return sum(link[8:-1] in inodes for link in held if link.startswith("socket:["))


def test_streams_are_bounded_over_all_of_them(several: Server, desk: Desk) -> None:
    ears = [Ear(several.url, desk.sessions["cleo"]) for _ in range(16)]
    try:
        assert [ear.status for ear in ears] == [200] * 12 + [429] * 4
    finally:
        for ear in ears:
            ear.close()


def test_many_write_at_once_and_each_write_counts_once(several: Server, desk: Desk) -> None:
    """Twelve people write at the same time, each on a ticket of their own, on all processes."""

    def write(number: int) -> list[int]:
        customer = {"email": f"c{number}@customer.example"}
        told = {"customer": customer, "subject": f"Order {number}", "body": "Where is it?"}
        status, ticket = several.ask("/api/v1/tickets", desk.token, told)
        answers = f"/api/v1/tickets/{ticket['id']}/replies"
        texts = [{"body": f"Answer {count}"} for count in range(6)]
        return [status, *(several.ask(answers, desk.token, text)[0] for text in texts)]

    with ThreadPoolExecutor(12) as people:
        statuses = list(people.map(write, range(12)))
    assert statuses == [[201] * 7] * 12
    assert "locked" not in several.said

    listed = several.ask("/api/v1/tickets", desk.token)[1]["items"]
    mine = [each for each in listed if each["subject"].startswith("Order ")]
    assert sorted(each["subject"] for each in mine) == sorted(f"Order {n}" for n in range(12))
    for ticket in mine:
        whole = several.ask(f"/api/v1/tickets/{ticket['id']}", desk.token)[1]
        texts = [message["text"] for message in whole["messages"]]
        assert texts == ["Where is it?", *(f"Answer {count}" for count in range(6))]


def test_one_that_dies_is_replaced_and_that_is_said(several: Server, desk: Desk) -> None:
    """Even the one with the loops; clients of the others notice nothing."""
    found = until(lambda: all_speak(several))
    (busy,) = [name for name, names in found.items() if len(names) > 1]
    pid = int(busy.split("-")[-2])
    before = set(several.children)
    ears = [Ear(several.url, desk.sessions["ben"]) for _ in range(PROCESSES)]
    os.kill(pid, signal.SIGKILL)

    until(lambda: len(several.children) == PROCESSES and pid not in several.children)
    assert before - set(several.children) == {pid}
    assert f"Process {pid} of the server ended unexpectedly (signal 9)" in several.said
    assert until(lambda: sum(ear.ended.is_set() for ear in ears)) == 1
    found = until(lambda: all_speak(several))
    assert busy not in found
    assert sum("outbox" in names for names in found.values()) == 1
    for ear in ears:
        ear.close()


def test_all_end_when_the_parent_is_asked_to(environment: dict[str, str], desk: Desk) -> None:
    server = Server(environment, "--processes", "2")
    children = server.children
    server.stop()

    assert not any(is_alive(pid) for pid in children)
    assert "killed" not in server.said


def test_a_parent_that_was_killed_leaves_no_orphans(
    environment: dict[str, str], desk: Desk
) -> None:
    server = Server(environment, "--processes", "2")
    children = server.children
    assert len(children) == 2
    server.kill_parent()

    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", int(server.url.rsplit(":", 1)[1])))
        again.listen()
        until(lambda: not any(is_alive(pid) for pid in children))


def is_alive(pid: int) -> bool:
    """Return whether a process lives and is no zombie."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False
