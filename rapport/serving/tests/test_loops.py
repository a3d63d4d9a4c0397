"""Loops that outlive failures."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime

import pytest

from conftest import MONDAY
from rapport.serving.crew import Crew
from rapport.serving.loops import Loop
from rapport.serving.models import Process
from rapport.timeline.news import wake
from rapport.timeline.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


class Work:
    """A worker that counts its calls, and reports more work, none or a failure as told."""

    def __init__(self, more: int = 0) -> None:
        self.times = 0
        self.more = more
        self.fails = 0

    def __call__(self, at: datetime) -> bool:
        self.times += 1
        if self.fails:
            self.fails -= 1
            raise ValueError("no luck")
        self.more -= 1
        return self.more >= 0


@pytest.fixture
def stop() -> threading.Event:
    return threading.Event()


def run(worker: Worker, stop: threading.Event) -> Loop:
    loop = Loop(worker, stop)
    loop.start()
    return loop


def end(loop: Loop, stop: threading.Event) -> None:
    stop.set()
    wake.wake()
    loop.join(10)
    assert not loop.is_alive()


def test_work_is_done_while_there_is_some_then_it_rests(stop: threading.Event) -> None:
    work = Work(more=5)
    loop = run(Worker("busy", work, every=60), stop)
    until(lambda: work.times == 6)
    time.sleep(0.2)

    assert work.times == 6
    assert loop.state.worked_at is not None
    end(loop, stop)


def test_news_wakes_who_waits_for_it(stop: threading.Event) -> None:
    waiting, deaf = Work(), Work()
    loop = run(Worker("waiting", waiting, every=60, on_news=True), stop)
    other = run(Worker("deaf", deaf, every=60), stop)
    until(lambda: waiting.times == deaf.times == 1)
    wake.wake()
    until(lambda: waiting.times == 2)

    assert deaf.times == 1
    end(loop, stop)
    end(other, stop)


def test_news_gathers_so_that_a_burst_is_one_piece_of_work(stop: threading.Event) -> None:
    work = Work()
    loop = run(Worker("gathering", work, every=60, on_news=True, gathers=0.3), stop)
    until(lambda: work.times == 1)
    for _ in range(10):
        wake.wake()
        time.sleep(0.01)
    until(lambda: work.times > 1)
    time.sleep(0.5)

    assert work.times == 2
    end(loop, stop)


def test_who_gathers_stops_at_once(stop: threading.Event) -> None:
    work = Work()
    loop = run(Worker("gathering", work, every=60, on_news=True, gathers=60), stop)
    until(lambda: work.times == 1)
    wake.wake()

    end(loop, stop)


def test_a_failure_is_noted_and_work_goes_on(
    stop: threading.Event, caplog: pytest.LogCaptureFixture
) -> None:
    work = Work()
    work.fails = 1
    loop = run(Worker("unlucky", work, every=60), stop)
    until(lambda: loop.state.failing_since is not None)
    assert loop.state.failure == "ValueError: no luck"
    until(lambda: work.times == 2)
    until(lambda: loop.state.failing_since is None)

    assert "Traceback" in caplog.text
    assert loop.state.failure == ""
    end(loop, stop)


def test_the_crew_says_how_it_fares_and_leaves_no_trace(db: None) -> None:
    crew = Crew([Worker("unlucky", Work(), every=60)], role="all")
    state = crew._loops[0].state
    state.failing_since, state.failure = MONDAY, "ValueError: no luck"
    crew.speak(MONDAY)

    process = Process.objects.get(pk=crew.name)
    told = {loop["name"]: loop for loop in process.loops}
    assert told["unlucky"]["failure"] == "ValueError: no luck"
    assert told["unlucky"]["failing_since"] == MONDAY.isoformat()
    assert told["heartbeat"]["failing_since"] is None
    crew.stop(1)
    assert not Process.objects.exists()
