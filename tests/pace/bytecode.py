"""Compiled modules, even where the environment forbids writing them.

They are kept beside the interpreter. The tests start hundreds of processes, and without compiled
modules each of them compiles Django again: more than half of its start. A pytest plugin (see
addopts in pyproject.toml), because processes inherit it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def keep(folder: Path = Path(sys.prefix) / "bytecode") -> None:
    """Make this process and those it starts keep their compiled modules in that folder."""
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(folder)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


if sys.dont_write_bytecode:
    keep()
