"""The benchmark ``bin/bench metrics``."""

from __future__ import annotations

import pytest

from tests.benches.running import quickly

pytestmark = pytest.mark.slow


def test_every_metric_is_measured_beside_the_same_figure_by_hand() -> None:
    lines = quickly("metrics")

    for name in ("csat", "backlog", "first_response_time", "first_response_time, bounded"):
        ((_, _, floor, *_, note),) = lines[f"{name} p50"]
        assert floor.endswith(" ms")
        assert note.endswith(" figures")
