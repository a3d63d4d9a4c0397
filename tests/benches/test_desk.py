"""The benchmark ``bin/bench desk``."""

from __future__ import annotations

import re

import pytest

from tests.benches.running import quickly

pytestmark = pytest.mark.slow


def test_the_desk_is_measured_and_asks_no_more_on_a_larger_one(database_template: str) -> None:
    lines = quickly("desk", tables=database_template)

    for what in ("queue page", "ticket page", "create", "reply"):
        small, large, grown = lines[f"{what} p50"]
        assert int(small[0]) < int(large[0])
        # The queries are noted last: no more on the larger desk. Its ticket is another one and may
        # need one less or more, for example if nobody rated it.
        asked = [re.fullmatch(r"(\d+) queries", line[-1]) for line in (small, large)]
        counts = [int(each[1]) for each in asked if each]
        assert len(counts) == 2
        assert abs(counts[1] - counts[0]) <= (what == "ticket page")
        assert grown[-1] == f"beside {small[0]}"
        assert all(float(line[3]) > 0 for line in (small, large, grown)), "each has its ratio"
    assert lines["queue page over HTTP, p95"]
    for processes in ("1 process", "4 processes"):
        for what in ("memory, idle", "loops, idle", "memory, afterwards"):
            assert lines[f"{what}, {processes}"]
