"""A garbage collector that leaves alone what lives as long as the run.

A pytest plugin (see addopts in pyproject.toml). The tests that were collected and the modules they
import are a million objects. The collector would look through all of them again and again, which
took a quarter of a run.
"""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Set aside everything there is, once the tests are known."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Put it back, for whoever runs pytest inside another program."""
    gc.unfreeze()
