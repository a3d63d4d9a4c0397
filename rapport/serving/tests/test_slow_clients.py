"""Slow clients of every kind at a real server, beside people."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Iterator

import pytest

from rapport.serving.tests.servers import Desk, Server
from rapport.serving.web.tests.slow_clients import Crowd, asked_in_seconds, worked_in_seconds

EACH = 30
KINDS = ("head", "body", "reading")
# A machine that is busy with other things is no fault of the server's.
NOISE = 0.05


@pytest.fixture
def single(environment: dict[str, str], desk: Desk) -> Iterator[Server]:
    """Yield a server of one process, with the threads of one."""
    server = Server(environment, "--processes", "1")
    yield server
    server.kill()


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def test_people_work_on_beside_slow_clients_of_every_kind(single: Server, desk: Desk) -> None:
    """The last thing read is a large file, which once held a thread for each client."""
    port = int(single.url.rpartition(":")[2])
    desk.do("attach", ticket=desk.tickets["Support"], size=20 << 20)
    cookie = f"sessionid={desk.sessions['ben']}"
    more = f"Cookie: {cookie}\r\n"
    paths = [f"/tickets/{desk.tickets['Support']}/", "/tickets/", "/accounts/login/"]
    signed_in, strangers = paths[:2], paths[2:]

    async def run() -> tuple[list[float], list[float], Crowd]:
        for path in signed_in:
            await asked_in_seconds(port, path, more)
        alone = await worked_in_seconds(port, signed_in, 2, more) + await worked_in_seconds(
            port, strangers, 0.5
        )
        crowd = Crowd(port, "/attachments/1/", cookie)
        attack = asyncio.create_task(crowd.attack(KINDS, EACH, 11.5))
        await asyncio.sleep(2)
        beside = await worked_in_seconds(port, signed_in, 4, more) + await worked_in_seconds(
            port, strangers, 0.5
        )
        status, passed = await asked_in_seconds(port, "/healthz")
        assert (status, passed < 1) == (200, True)
        await attack
        return alone, beside, crowd

    alone, beside, crowd = asyncio.run(run())

    assert crowd.most_open >= len(KINDS) * EACH
    assert crowd.told["head 408"] >= EACH
    assert p95(beside) < 2 * p95(alone) + NOISE
