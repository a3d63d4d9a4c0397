"""Long test files first, so that no worker ends alone.

A pytest plugin (see addopts in pyproject.toml). Long files are known without a stopwatch: first
those marked as slow, then those that start browsers, servers or processes.
"""

from __future__ import annotations

import pytest

LONG = ("slow", "browser")
LONGER_THAN_MOST = ("servers",)
PROCESSES = frozenset(
    {"own_database", "migrated_database", "shared_database", "desk_home", "live_server"}
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long files first; inside a file, and among files of equal rank, the order stays."""
    ranks: dict[str, int] = {}
    for item in items:
        file = file_of(item)
        ranks[file] = min(rank(item), ranks.get(file, 2))
    items.sort(key=lambda item: ranks[file_of(item)])


def file_of(item: pytest.Item) -> str:
    """Return the file of a test."""
    return item.nodeid.partition("::")[0]


def rank(item: pytest.Item) -> int:
    """Return 0 for a long test, 1 for one that starts a process, otherwise 2."""
    if any(item.get_closest_marker(name) for name in LONG):
        return 0
    starts = PROCESSES & set(getattr(item, "fixturenames", ()))
    return 1 if starts or any(item.get_closest_marker(name) for name in LONGER_THAN_MOST) else 2
