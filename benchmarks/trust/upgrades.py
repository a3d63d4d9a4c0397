"""Tables that lost a column, and wheels that are built twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.trust.tried import Tried

# Each column is renamed, the start asked, and the change rolled back.
RENAME = """
import json, sys
from django.db import connection, transaction
from rapport.core.django import open_desk, start
open_desk()
from rapport.core.errors import Misconfigured
from rapport.serving.prepare import require_fitting
from rapport.serving.schema import comparison
connection.ensure_connection()
connection.connection.execute("PRAGMA foreign_keys = OFF")
keys = [key for key in comparison.expectation("sqlite") if key.startswith("column ")]
keys = [key for key in keys if "_search." not in key][:: int(sys.argv[1])]
unnoticed = []
for key in keys:
    table, column = key.removeprefix("column ").split(".")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f'ALTER TABLE "{table}" RENAME COLUMN "{column}" TO of_another')
        try:
            require_fitting()
            unnoticed.append(key)
        except Misconfigured as error:
            if f"{key} is missing" not in error.sentence:
                unnoticed.append(key)
        transaction.set_rollback(True)
print(json.dumps([len(keys), unnoticed]))
"""


def run(*, quick: bool) -> Iterator[Tried]:
    """Yield whether every lost column is named at the start, and two wheels are the same."""
    with tempfile.TemporaryDirectory() as home:
        ended = subprocess.run(
            [sys.executable, "-c", RENAME, "50" if quick else "1"],
            env={**os.environ, "RAPPORT_HOME": home},
            check=True,
            capture_output=True,
            text=True,
        )
    count, unnoticed = json.loads(ended.stdout)
    figure = f"{count - len(unnoticed)} of {count}"
    yield Tried("lost columns named", figure, "all", not unnoticed, ", ".join(unnoticed[:5]))
    yield _two_wheels()


def _two_wheels() -> Tried:
    from release import requirements, wheel

    aim = "the same bytes"
    with tempfile.TemporaryDirectory() as folder:
        try:
            files = wheel.build_twice(requirements.ROOT, Path(folder), at=1_790_000_000)
        except ValueError as error:
            return Tried("wheel built twice", "different", aim, False, str(error))
        size = sum(file.stat().st_size for file in files) >> 10
    return Tried("wheel built twice", f"{aim}, {size} KB", aim, True)
