"""A clock set back, for processes with this on their path.

This folder is on PYTHONPATH, and SECONDS_BACK is set.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from types import ModuleType

BACK = timedelta(seconds=float(os.environ.get("SECONDS_BACK", "0")))


class SetBack(importlib.abc.MetaPathFinder):
    """Finds the one module that reads the clock, and changes the time it reads."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return a loader for the clock, and None for any other module."""
        if name != "rapport.core.clock":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        assert spec and spec.loader
        load = spec.loader.exec_module

        def load_and_set_back(module: ModuleType) -> None:
            load(module)
            now = module.now
            module.now = lambda: now() - BACK

        # Only this one module is loaded in another way, so its loader is changed and no class.
        spec.loader.exec_module = load_and_set_back  # type: ignore[method-assign]
        return spec


sys.meta_path.insert(0, SetBack())
