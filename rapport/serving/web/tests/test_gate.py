"""Admission through the gate.

Judged by the order of what happens, never by the clock.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from rapport.core import waiting
from rapport.serving.web.bridge import Bridge
from rapport.serving.web.gate import Gate

FOREVER = 3600.0
PATIENCE = 60.0


def run(what: Coroutine[Any, Any, None]) -> None:
    """Run it in a thread of its own: a browser test before this one leaves its loop in ours."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, asyncio.wait_for(what, PATIENCE)).result()


async def settle() -> None:
    """Let everything happen that can."""
    for _ in range(10):
        await asyncio.sleep(0)


def test_so_many_abreast_and_then_in_the_order_of_coming() -> None:
    async def scene() -> None:
        gate, inside, passes = Gate(2, FOREVER), list[int](), dict[int, Any]()

        async def enter(number: int) -> None:
            passes[number] = await gate.enter()
            inside.append(number)

        tasks = [asyncio.create_task(enter(number)) for number in range(5)]
        await settle()
        assert inside == [0, 1]
        passes[1].give_back()
        await settle()
        assert inside == [0, 1, 2]
        # Giving back twice must not let two in.
        passes[1].give_back()
        await settle()
        assert inside == [0, 1, 2]
        passes[0].give_back()
        passes[2].give_back()
        await asyncio.gather(*tasks)
        assert inside == [0, 1, 2, 3, 4]

    run(scene())


def test_one_that_gives_up_waiting_takes_nobody_s_place() -> None:
    async def scene() -> None:
        gate = Gate(1, FOREVER)
        first = await gate.enter()
        leaving, staying = (asyncio.create_task(gate.enter()) for _ in range(2))
        await settle()
        leaving.cancel()
        await settle()
        first.give_back()
        # Let in, but gone before it could notice: its place goes to the next.
        (await staying).give_back()
        second = await gate.enter()
        unlucky = asyncio.create_task(gate.enter())
        await settle()
        second.give_back()
        unlucky.cancel()
        await settle()
        (await gate.enter()).give_back()

    run(scene())


class Pages:
    """A site with a page that waits until another page has been answered."""

    def __init__(self, *, says_so: bool) -> None:
        self.answered: list[str] = []
        self._says_so = says_so
        self._quick_is_done = threading.Event()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/slow":
            if self._says_so:
                waiting.about_to_wait()
            assert self._quick_is_done.wait(PATIENCE)
        start_response("200 OK", [])
        self.answered.append(path)
        if path == "/quick":
            self._quick_is_done.set()
        return [b"done"]


@pytest.mark.parametrize(
    ("says_so", "patience"),
    [pytest.param(True, FOREVER, id="it says so"), pytest.param(False, 0.01, id="it does not")],
)
def test_a_slow_page_holds_up_no_quick_one(says_so: bool, patience: float) -> None:
    """Only one is let in at a time, and the slow one ends only after the quick one has."""
    pages = Pages(says_so=says_so)

    async def scene() -> None:
        bridge = Bridge(pages, Gate(1, patience), 4, 4)

        async def ask(path: str) -> None:
            async def receive() -> dict[str, Any]:
                return {"type": "http.request", "body": b""}

            async def send(message: Any) -> None:
                pass

            scope = {"http_version": "1.1", "method": "GET", "path": path}
            await bridge({**scope, "query_string": b"", "headers": []}, receive, send)

        slow = asyncio.create_task(ask("/slow"))
        await settle()
        await asyncio.gather(slow, ask("/quick"))
        bridge.close()

    run(scene())
    assert pages.answered == ["/quick", "/slow"]
