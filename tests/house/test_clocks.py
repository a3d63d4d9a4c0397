"""A ban on tests that judge by the clock.

How long something takes says how busy the machine is. Steps are counted instead, or two sizes are
compared in one run (tests/growth.py); speed is measured by `bin/bench`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.clocks import compared

ROOT = Path(__file__).parents[2]
# Where a clock is compared all the same, and why that judges nothing.
MAY = {
    "rapport/channels/email/tests/authorisation.py": "a provider's tokens end by the clock",
    "rapport/channels/email/tests/pipe_process.py": "kills processes at times of its choice",
    "tests/growth.py": "compares what two sizes take in one run",
}


def sources() -> dict[str, str]:
    """Return the text of every source of the tests, by its path."""
    files = [
        *ROOT.glob("*.py"),
        *ROOT.glob("tests/**/*.py"),
        *ROOT.glob("rapport/**/tests/**/*.py"),
    ]
    paths = {str(path.relative_to(ROOT)): path for path in files}
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items()}


def test_no_test_judges_by_the_clock() -> None:
    texts = sources()
    assert len(texts) > 250
    assert texts.keys() >= MAY.keys()

    found = compared({name: text for name, text in texts.items() if name not in MAY})

    assert [f"{each.file}:{each.line}" for each in found] == []


def test_what_may_compare_does() -> None:
    texts = sources()

    assert {each.file for each in compared({name: texts[name] for name in MAY})} == set(MAY)


@pytest.mark.parametrize(
    "judges",
    [
        "begun = time.monotonic()\n    work()\n    assert time.monotonic() - begun < 2",
        "begun = perf_counter()\n    took = perf_counter() - begun\n    assert took < 2",
        "begun = time.process_time_ns()\n    slow = time.process_time_ns() > begun + 9",
        "assert seconds() < 2",
        "assert [took for took in [seconds()] if took > 2] == []",
        "assert max(desk.slowly() for _ in range(3)) < 2",
        "delays = []\n    delays.append(seconds())\n    assert delays[0] < 2",
    ],
)
def test_a_test_that_does_is_found(judges: str) -> None:
    tells = """
def seconds():
    begun = time.monotonic()
    work()
    return time.monotonic() - begun

class Desk:
    def slowly(self):
        took = seconds()
        return took
"""
    assert compared({"tells.py": tells, "judges.py": f"def test_it():\n    {judges}\n"})


@pytest.mark.parametrize(
    "waits",
    [
        "end = time.monotonic() + 9\n    while more():\n        assert time.monotonic() < end",
        "end = time.monotonic() + 9\n    while time.monotonic() < end:\n        work()",
        "at = time.time()\n    assert code(at) == 4711 and found < 3",
        "assert token.time(3) < 2 and time(4) < 5",
    ],
)
def test_a_test_that_only_waits_is_not(waits: str) -> None:
    assert compared({"waits.py": f"def test_it():\n    {waits}\n"}) == []
