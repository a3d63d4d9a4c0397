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
    ("imports", "took"),
    [
        ("from time import time as x", "x() - begun"),
        ("import time as t", "t.monotonic() - begun"),
        ("from time import *", "monotonic() - begun"),
        ("import time\nread = time.perf_counter", "read() - begun"),
        ("import time\nread, write = time.time, print", "read() - begun"),
        ("import time\nread = lambda: time.time()", "read() - begun"),
        ("import time\nclass Watch:\n    read = staticmethod(time.time)", "Watch().read() - begun"),
        ("import time\ndef took(read=time.time):\n    return read() - begun", "took()"),
        ("import time", "getattr(time, 'monotonic')() - begun"),
        ("import time", "time.__dict__['monotonic']() - begun"),
        ("import time", "vars(time)['monotonic']() - begun"),
        ("from importlib import import_module", "import_module('time').time() - begun"),
        ("", "__import__('time').time() - begun"),
        ("from datetime import datetime as d", "d.now() - self.begun"),
        ("import datetime", "(datetime.datetime.now() - ticket.opened_at).total_seconds()"),
        ("import datetime as dt\nnow = dt.datetime.now", "(now() - ticket.opened_at).seconds"),
        ("from datetime import datetime", "getattr(datetime, 'now')() - event.at"),
        ("from datetime import datetime", "datetime.now().timestamp() - begun"),
        ("from django.utils import timezone as zone", "zone.now() - event.at"),
        ("from django.utils.timezone import now as x", "event.at - x()"),
        ("from rapport.core import clock\nnow = clock.now", "now() - event.at"),
        ("from rapport.core.clock import now\ndef at():\n    return now()", "at() - event.at"),
    ],
)
def test_a_clock_is_known_under_every_name(imports: str, took: str) -> None:
    assert compared({"judges.py": f"{imports}\ndef test_it():\n    assert {took} < 2\n"})


@pytest.mark.parametrize(
    "says_when",
    [
        "begun = clock.now()\n    work()\n    assert event.at >= begun",
        "assert ticket.due_at > datetime.now()",
        "assert event.at > timezone.now() - timedelta(days=30)",
        "assert event.at > clock.now() - MONTH",
        "assert (clock.now() - mailbox.takes_since).days == 30",
    ],
)
def test_what_only_says_when_judges_nothing(says_when: str) -> None:
    imports = "from datetime import datetime\nfrom django.utils import timezone\n"
    imports += "from rapport.core import clock\n"
    assert compared({"when.py": f"{imports}def test_it():\n    {says_when}\n"}) == []


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
