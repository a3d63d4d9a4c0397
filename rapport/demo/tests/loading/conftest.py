"""A small company for the tests of loading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from rapport.demo.company.plan import Plan
from rapport.timeline.reading.readers import READERS


@pytest.fixture
def plan() -> Plan:
    """Return a small company, dense enough for every kind of thing to happen."""
    return Plan(datetime(2026, 11, 17, 14, tzinfo=UTC), tickets=90, months=2, seed=4)


@pytest.fixture(autouse=True)
def no_readers() -> Iterator[None]:
    """Keep the readers of the timeline out: what they write is no part of the history."""
    with READERS.holding():
        yield
