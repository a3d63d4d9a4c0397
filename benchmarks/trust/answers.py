"""Answers that fail, by every path and in courses of events."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.trust.tried import Tried

STORY = "tests/stories/test_failed_answers.py"
COURSES = 300


def run(*, quick: bool) -> Iterator[Tried]:
    """Yield how many paths and courses left list, ticket, cockpit, figures and API agreed."""
    courses = 10 if quick else COURSES
    for what, chosen in (
        ("paths by which answers fail", "not whatever_happens"),
        (f"{courses} courses of 10 events around an answer", "whatever_happens"),
    ):
        command = [sys.executable, "-m", "pytest", "-q", "--no-header", STORY, "-k", chosen]
        environ = {**os.environ, "COURSES": str(courses)}
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        passed, failed = (_count(done.stdout, word) for word in ("passed", "failed"))
        is_met = done.returncode == 0 and passed > 0
        figure = f"{passed} of {passed + failed} agree"
        yield Tried(what, figure, "all", is_met, "" if is_met else done.stdout[-300:])


def _count(told: str, word: str) -> int:
    found = re.search(rf"(\d+) {word}", told)
    return int(found[1]) if found else 0
