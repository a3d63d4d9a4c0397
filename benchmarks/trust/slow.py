"""Slow clients: 200 of each kind for a minute, beside people."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import percentile
from benchmarks.trust.tried import Tried
from rapport.serving.tests.servers import Desk, Server, megabytes_of
from rapport.serving.web.tests.slow_clients import Crowd, asked_in_seconds, worked_in_seconds

KINDS = ("head", "body", "reading")
EACH, SECONDS = 200, 60.0
FEW, MOMENT = 20, 8.0
FILE = 20 << 20
TIMES = 2.0


def run(*, quick: bool) -> list[Tried]:
    """Attack a desk of one process and one of two, on this machine only."""
    each, seconds = (FEW, MOMENT) if quick else (EACH, SECONDS)
    return [one for processes in (1, 2) for one in _attack(processes, each, seconds)]


def _attack(processes: int, each: int, seconds: float) -> Iterator[Tried]:
    with _desk(processes) as (server, desk):
        ticket = desk.tickets["Support"]
        desk.do("attach", ticket=ticket, size=FILE)
        crowd = Crowd(_port_of(server), "/attachments/1/", f"sessionid={desk.sessions['ben']}")
        paths = [f"/tickets/{ticket}/", "/tickets/"]
        before = megabytes_of(server.family)
        alone, beside, asked = asyncio.run(_beside(crowd, paths, each, seconds))
        grown = megabytes_of(server.family) - before
    of = f"{each} of each kind ({', '.join(KINDS)}), {seconds:.0f} s, processes: {processes}"
    figure, floor = percentile(beside, 95), percentile(alone, 95)
    yield Tried(
        f"p95 of a page beside {of}",
        f"{figure:.0f} ms",
        f"at most {TIMES:.0f} × {floor:.0f} ms alone",
        figure <= TIMES * floor,
        f"{len(beside)} answers, most open {crowd.most_open}, {dict(crowd.told)}",
    )
    yield Tried(
        f"/healthz at its slowest, processes: {processes}", f"{asked:.2f} s", "1 s", asked <= 1
    )
    yield Tried(
        f"memory after it, processes: {processes}", f"{grown:+.0f} MB", "100 MB", grown <= 100
    )


async def _beside(
    crowd: Crowd, paths: list[str], each: int, seconds: float
) -> tuple[list[float], list[float], float]:
    more = f"Cookie: {crowd.cookie}\r\n"
    await worked_in_seconds(crowd.port, paths, 3, more)
    alone = await worked_in_seconds(crowd.port, paths, min(10.0, seconds), more)
    attack = asyncio.create_task(crowd.attack(KINDS, each, seconds + 2))
    await asyncio.sleep(2)
    health = asyncio.create_task(_health(crowd.port, seconds - 2))
    beside = await worked_in_seconds(crowd.port, paths, seconds - 1, more)
    await attack
    return alone, beside, await health


async def _health(port: int, seconds: float) -> float:
    slowest = 0.0
    for _ in range(int(seconds)):
        status, passed = await asked_in_seconds(port, "/healthz")
        slowest = max(slowest, passed if status == 200 else 99.0)
        await asyncio.sleep(1)
    return slowest


@contextmanager
def _desk(processes: int) -> Iterator[tuple[Server, Desk]]:
    with TemporaryDirectory() as folder:
        mine = {k: v for k, v in os.environ.items() if not k.startswith("RAPPORT_")}
        environment = {**mine, "RAPPORT_HOME": str(Path(folder) / "home")}
        server = Server(environment, "--processes", str(processes))
        try:
            desk = Desk(environment)
            try:
                yield server, desk
            finally:
                desk.close()
        finally:
            server.kill()


def _port_of(server: Server) -> int:
    return int(server.url.rpartition(":")[2])
