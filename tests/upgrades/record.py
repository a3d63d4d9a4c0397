"""The command ``python -m tests.upgrades.record``: note which tables this version makes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from tests import postgres

HEAD = "# What migrating an empty database makes: python -m tests.upgrades.record\n"


def main() -> None:
    """Migrate an empty database of each engine, and write down what it has then."""
    with tempfile.TemporaryDirectory() as home:
        _record({"RAPPORT_HOME": home})
        address = postgres.start()
        try:
            _record({"RAPPORT_HOME": home, postgres.URL: address})
        finally:
            postgres.stop()


def _record(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "tests.upgrades.record", "one"]
    subprocess.run(command, env={**os.environ, **environment}, check=True)


def record() -> None:
    """Migrate the database of the settings, which is empty, and write down what it has."""
    from rapport.core.django import start

    start()
    from django.core.management import call_command
    from django.db import connection

    from rapport.serving.schema.comparison import recorded, written
    from rapport.serving.schema.description import describe

    call_command("migrate", verbosity=0)
    text = HEAD + written(describe())
    recorded(connection.vendor).write_text(text, encoding="utf-8")
    sys.stdout.write(f"{connection.vendor}: {text.count(chr(10)) - 1} lines\n")


if __name__ == "__main__":
    record() if sys.argv[1:] else main()
