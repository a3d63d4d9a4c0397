"""Compiled modules, kept beside the interpreter where the environment forbids to write them.

The tests start hundreds of processes, and without compiled modules each of them compiles Django
anew: that is more than half of what it takes to start. A pytest plugin (see addopts in
pyproject.toml), because processes inherit it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def keep(folder: Path = Path(sys.prefix) / "bytecode") -> None:
    """Let this process and those it starts keep what they compile in that folder."""
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(folder)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


if sys.dont_write_bytecode:
    keep()
