"""A desk of a given size in a folder of its own, made by the demonstration company's bulk path."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def desk(tickets: int) -> Iterator[dict[str, str]]:
    """Build a desk and yield the environment of processes that work on it; delete it afterwards."""
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as folder:
        environ = {**os.environ, "RAPPORT_HOME": folder}
        environ.pop("RAPPORT_DATABASE_URL", None)
        command = [*rapport(), "demo", "--tickets", str(tickets), "--no-serve"]
        subprocess.run(command, env=environ, check=True, stdout=subprocess.DEVNULL)
        yield environ


def rapport() -> list[str]:
    """Return the command line's beginning."""
    return [str(Path(sys.executable).with_name("rapport"))]


def apart(module: str, environ: dict[str, str], *args: str) -> Any:
    """Run a module on a desk in a process of its own; return the JSON of its last line."""
    command = [sys.executable, "-m", module, *args]
    done = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])
