"""Every address, verb and form as every role, and nonsense."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from benchmarks.trust.tried import Tried

# In the suite, two roles are asked with two requests for each verb of the API.
EXAMPLES, FEW = "30", "1"
ROLES = "rosa ben leo ada nobody"
TABLES = {
    "addresses and verbs × roles": ["tests/house/test_doors.py"],
    "what is another team's, by address": ["tests/house/test_doors_of_others.py"],
    "what is another team's, in lists and figures": ["tests/house/test_unseen.py"],
    "numbers of another team's things in forms": ["tests/house/test_ids_of_others.py"],
    "the API by schemathesis, each role": ["tests/api/test_schema.py"],
}
COUNTS = re.compile(r"(\d+) (passed|failed|error)")


def run(*, quick: bool) -> list[Tried]:
    """Run the tables of tests with all roles and many requests."""
    return [_run(what, tests, quick=quick) for what, tests in TABLES.items()]


def _run(what: str, tests: list[str], *, quick: bool) -> Tried:
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *tests],
        env={
            **os.environ,
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
            "SCHEMA_ROLES": ROLES,
            "SCHEMA_EXAMPLES": FEW if quick else EXAMPLES,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    counts = {word: int(number) for number, word in COUNTS.findall(told.stdout)}
    wrong = counts.get("failed", 0) + counts.get("error", 0)
    is_met = told.returncode == 0 and bool(counts.get("passed"))
    note = "" if is_met else told.stdout[-1000:]
    return Tried(what, f"{wrong} of {sum(counts.values())} wrong", "none", is_met, note)
