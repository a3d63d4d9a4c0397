"""The benchmark ``bin/bench desk``."""

from __future__ import annotations

import re

import pytest

from tests.benches.running import quickly

pytestmark = pytest.mark.slow


def test_the_desk_is_measured_and_asks_as_much_on_a_larger_one(database_template: str) -> None:
    lines = quickly("desk", tables=database_template)

    for what in ("queue page", "ticket page", "create", "reply"):
        small, large, grown = lines[f"{what} p50"]
        assert int(small[0]) < int(large[0])
        # The queries are noted last: as many on the larger desk.
        assert re.fullmatch(r"\d+ queries", small[-1])
        assert small[-1] == large[-1]
        assert grown[-1] == f"beside {small[0]}"
        assert all(float(line[3]) > 0 for line in (small, large, grown)), "each has its ratio"
    assert lines["queue page over HTTP, p95"]
    for processes in ("1 process", "4 processes"):
        for what in ("memory, idle", "loops, idle", "memory, afterwards"):
            assert lines[f"{what}, {processes}"]
