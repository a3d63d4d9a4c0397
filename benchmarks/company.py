"""Desks of a given size from the demonstration company.

Each is in a folder of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Environ = dict[str, str]

# Names a migrated database that new desks begin with, so that tests need not make its tables.
TABLES = "BENCH_TABLES"


@contextmanager
def desk(tickets: int) -> Iterator[Environ]:
    """Build a desk and yield the environment for processes that work on it; delete it
    afterwards.
    """
    with folder() as environ:
        build(rapport(), environ, tickets)
        yield environ


def build(command: Sequence[str | Path], environ: Mapping[str, str], tickets: int) -> None:
    """Build the demonstration company of that size with this ``rapport``."""
    begin(environ)
    arguments = ["demo", "--tickets", str(tickets), "--no-serve"]
    subprocess.run([*command, *arguments], env=dict(environ), check=True, stdout=subprocess.DEVNULL)


def begin(environ: Mapping[str, str]) -> None:
    """Begin a desk with the tables that are named, if any are."""
    if tables := os.environ.get(TABLES):
        shutil.copy(tables, home(environ) / "rapport.sqlite3")


@contextmanager
def folder() -> Iterator[Environ]:
    """Yield the environment for processes with an empty data folder of their own."""
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as home:
        others = {key: value for key, value in os.environ.items() if "RAPPORT_" not in key}
        yield {**others, "RAPPORT_HOME": home, "DJANGO_SETTINGS_MODULE": "rapport.settings"}


def home(environ: Mapping[str, str]) -> Path:
    """Return the data folder of an environment."""
    return Path(environ["RAPPORT_HOME"])


def rapport() -> list[str]:
    """Return the first words of a command line that runs ``rapport``."""
    return [str(Path(sys.executable).with_name("rapport"))]


def apart(module: str, environ: Mapping[str, str], *args: str) -> Any:
    """Run a module on a desk in a process of its own; return the JSON on its last line."""
    command = [sys.executable, "-m", module, *args]
    done = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])
