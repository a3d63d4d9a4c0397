"""Loading of DuckDB on first use only."""

from __future__ import annotations

import os
import subprocess
import sys

LOADED = """
import sys
import django
django.setup()
import rapport.serving.server, rapport.urls
from django.urls import get_resolver
get_resolver()._populate()
print("duckdb" in sys.modules)
from rapport.metrics.warehouse import warehouse
with warehouse().writing() as writer:
    writer.cursor
print("duckdb" in sys.modules)
warehouse().session().rows("SELECT 1")
print("duckdb" in sys.modules)
"""


def test_it_is_loaded_with_the_first_figure_and_not_before(tmp_path: object) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "rapport.settings", "RAPPORT_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={**os.environ, **settings},
        check=True,
        capture_output=True,
        text=True,
    )

    assert done.stdout.split() == ["False", "False", "True"]
