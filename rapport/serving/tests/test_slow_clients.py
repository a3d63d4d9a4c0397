"""Slow clients of every kind at a real server, beside people."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from rapport.serving.tests.servers import Desk, Server
from rapport.serving.web.tests.slow_clients import Crowd, asked_in_seconds, worked_in_seconds

EACH = 30
KINDS = ("head", "body", "reading")
# Who waited for a slow client would wait until its deadline, 10 s and more. How much slower the
# pages get is measured by `bin/bench trust slow`: here the machine is busy with other tests.
AT_ONCE_SECONDS = 5


@pytest.fixture
def single(environment: dict[str, str], desk: Desk) -> Iterator[Server]:
    """Yield a server of one process, with the threads of one."""
    server = Server(environment, "--processes", "1")
    yield server
    server.kill()


def test_people_work_on_beside_slow_clients_of_every_kind(single: Server, desk: Desk) -> None:
    """The last thing read is a large file, which once held a thread for each client."""
    port = int(single.url.rpartition(":")[2])
    desk.do("attach", ticket=desk.tickets["Support"], size=20 << 20)
    cookie = f"sessionid={desk.sessions['ben']}"
    more = f"Cookie: {cookie}\r\n"
    paths = [f"/tickets/{desk.tickets['Support']}/", "/tickets/", "/accounts/login/"]
    signed_in, strangers = paths[:2], paths[2:]

    async def run() -> tuple[list[float], Crowd]:
        for path in signed_in:
            await asked_in_seconds(port, path, more)
        crowd = Crowd(port, "/attachments/1/", cookie)
        attack = asyncio.create_task(crowd.attack(KINDS, EACH, 13))
        await asyncio.sleep(2)
        beside = await worked_in_seconds(port, signed_in, 4, more) + await worked_in_seconds(
            port, strangers, 0.5
        )
        status, passed = await asked_in_seconds(port, "/healthz")
        assert status == 200
        await attack
        return [*beside, passed], crowd

    # In a thread of its own: a browser of the tests before may keep a loop in this one.
    with ThreadPoolExecutor(1) as apart:
        beside, crowd = apart.submit(asyncio.run, run()).result()

    assert crowd.most_open >= len(KINDS) * EACH
    assert crowd.told["head 408"] >= EACH
    assert max(beside) < AT_ONCE_SECONDS
