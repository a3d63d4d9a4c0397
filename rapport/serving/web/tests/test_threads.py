"""The threads that render pages."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from rapport.serving.web.threads import Threads

PATIENCE = 60.0


def run(scene: Callable[[Threads], Awaitable[None]], most: int = 4) -> None:
    """Play a scene with threads, in a loop of its own thread."""
    failures: list[BaseException] = []

    async def play() -> None:
        threads = Threads(most, "test")
        try:
            await asyncio.wait_for(scene(threads), PATIENCE)
        finally:
            threads.close()

    def work() -> None:
        try:
            asyncio.run(play())
        except BaseException as error:  # noqa: BLE001 - handed to the test, which raises it
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]


def name() -> str:
    return threading.current_thread().name


def test_one_after_the_other_is_the_work_of_one_thread() -> None:
    async def scene(threads: Threads) -> None:
        assert {await threads.run(name) for _ in range(20)} == {"test_0"}

    run(scene)


@pytest.mark.parametrize("most", [1, 3])
def test_so_many_at_once_and_the_others_when_one_is_free(most: int) -> None:
    begun: list[int] = []
    gate = threading.Event()

    def work(number: int) -> str:
        begun.append(number)
        assert gate.wait(PATIENCE)
        return name()

    async def scene(threads: Threads) -> None:
        tasks = [asyncio.ensure_future(threads.run(partial(work, number))) for number in range(9)]
        while len(begun) < most:
            await asyncio.sleep(0.001)
        gate.set()
        names = set(await asyncio.gather(*tasks))
        assert names <= {f"test_{number}" for number in range(most)}

    run(scene, most)
    assert sorted(begun) == list(range(9))
    if most == 1:
        assert begun == sorted(begun)


def test_what_the_work_raises_is_raised() -> None:
    async def scene(threads: Threads) -> None:
        with pytest.raises(ZeroDivisionError):
            await threads.run(lambda: 1 // 0)
        assert await threads.run(name) == "test_0"

    run(scene)


def test_who_no_longer_waits_is_not_told() -> None:
    gate = threading.Event()

    async def scene(threads: Threads) -> None:
        task = asyncio.ensure_future(threads.run(lambda: gate.wait(PATIENCE)))
        await asyncio.sleep(0)
        task.cancel()
        gate.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await threads.run(name)

    run(scene)


def test_after_the_end_no_work_is_taken_and_no_thread_is_left() -> None:
    async def scene(threads: Threads) -> None:
        await threads.run(name)
        threads.close()
        with pytest.raises(RuntimeError):
            await threads.run(name)

    run(scene)
    for thread in threading.enumerate():
        if thread.name.startswith("test_"):
            thread.join(PATIENCE)
            assert not thread.is_alive()
