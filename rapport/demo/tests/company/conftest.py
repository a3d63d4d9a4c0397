"""Plans of different sizes and times."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rapport.demo.company.company import Company
from rapport.demo.company.happenings import TicketStory
from rapport.demo.company.plan import Plan
from rapport.demo.company.stories import stories

# A Tuesday afternoon, a Monday before the office opens, and a Saturday night.
PRESENTS = [
    datetime(2026, 11, 17, 14, tzinfo=UTC),
    datetime(2026, 3, 2, 5, tzinfo=UTC),
    datetime(2025, 8, 30, 21, tzinfo=UTC),
]


@pytest.fixture(scope="package", params=PRESENTS, ids=lambda at: f"{at:%a}")
def plan(request: pytest.FixtureRequest) -> Plan:
    return Plan(until=request.param, seed=1)


@pytest.fixture(scope="package")
def company(plan: Plan) -> Company:
    return Company(plan)


@pytest.fixture(scope="package")
def told(plan: Plan) -> list[TicketStory]:
    return list(stories(plan))
