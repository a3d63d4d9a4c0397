"""A pytest plugin that makes the walk record.

``pytest -p tests.house.walk.recording``
"""

from __future__ import annotations

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Make the test record instead of comparing."""
    config.stash[RECORDS] = True


RECORDS = pytest.StashKey[bool]()
