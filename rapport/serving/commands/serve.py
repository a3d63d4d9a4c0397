"""The command ``rapport serve``."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from rapport.core.django import start

# More than the cores of any machine that a desk runs on; each takes memory at once.
MOST_PROCESSES = 64
# A server that listens on every address can at least be reached on this machine.
REACHED_AT = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65_535)
    ] = 8000,
    role: Annotated[
        str, typer.Option(help="all, or one part: web (pages) or worker (channels, readers).")
    ] = "all",
    processes: Annotated[
        int,
        typer.Option(
            help="How many processes answer requests; 0 means one per core, up to four.",
            min=0,
            max=MOST_PROCESSES,
        ),
    ] = 0,
) -> None:
    """Serve pages, channels and readers, all behind one port.

    Example: rapport serve --host 0.0.0.0 --port 8000
    """
    if port:
        # Before the settings are read: links lead to where it serves, unless BASE_URL says
        # otherwise.
        os.environ.setdefault("RAPPORT_BASE_URL", f"http://{REACHED_AT.get(host, host)}:{port}")
    start()
    from rapport.serving import server

    if role not in set(server.Role):
        raise typer.BadParameter("choose from all, web and worker.", param_hint="--role")
    if role == server.Role.WORKER and processes > 1:
        raise typer.BadParameter("a worker is one process.", param_hint="--processes")
    server.run(
        host,
        port,
        role=server.Role(role),
        processes=processes or server.processes_by_default(),
        ready=_say,
    )


def _say(url: str) -> None:
    where = f"is at {url}" if url else "works (channels, readers and tasks; no pages)"
    sys.stdout.write(f"Rapport {where}\n")
    sys.stdout.flush()
