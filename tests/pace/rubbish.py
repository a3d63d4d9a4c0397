"""A garbage collector that ignores objects as old as the run.

A pytest plugin (see addopts in pyproject.toml). The collected tests and the modules they import
are a million objects. The collector would look through all of them again and again, which took a
quarter of a run.
"""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Set aside all existing objects, once the tests are known."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Put them back, for programs that run pytest inside."""
    gc.unfreeze()
