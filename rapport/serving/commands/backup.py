"""The commands ``rapport backup`` and ``rapport restore``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from rapport.core import clock
from rapport.core.django import start


def backup(file: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Write the whole desk to one file, while it is in use.

    The file holds every secret of the desk: keep it where only you can read it.

    Example: rapport backup /mnt/safe/desk.tar.gz
    """
    # Does not migrate first: a backup is what one makes before that.
    start()
    from rapport.serving.backup.make import make

    with _bar("Files") as (bar, task):
        make(
            file,
            at=clock.now(),
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    sys.stdout.write(f"The desk is in {file} ({file.stat().st_size / (1 << 20):.1f} MB).\n")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `rapport backup` wrote.")],
    force: Annotated[
        bool, typer.Option("--force", help="Replace the desk that is here; it is moved aside.")
    ] = False,
) -> None:
    """Restore a backup; the server must be stopped.

    Example: rapport restore /mnt/safe/desk.tar.gz
    """
    start()
    from rapport.serving.backup.restore import restore as bring_back

    with _bar("Files") as (bar, task):
        replaced = bring_back(
            file,
            at=clock.now(),
            force=force,
            progress=lambda done: bar.update(task, completed=done),
        )
    sys.stdout.write(
        f"The desk of {file} has been restored. What was here is now in {replaced}. "
        "Figures are counted again when the server starts.\n"
    )


@contextmanager
def _bar(what: str) -> Iterator[tuple[Progress, TaskID]]:
    """Show a progress bar on a terminal; print nothing in a pipe."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as bar:
        yield bar, bar.add_task(what, total=None)
