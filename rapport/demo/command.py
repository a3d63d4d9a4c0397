"""The command ``rapport demo``.

It builds the demonstration company if it is missing, and serves it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from rapport.core import clock
from rapport.core.django import start
from rapport.demo.company.plan import Plan, floor_to_hour
from rapport.demo.company.staff import EVERYBODY, PASSWORD

if TYPE_CHECKING:
    from rapport.demo.models import Demonstration

HOST = "127.0.0.1"
# After this many days, a demonstration's present looks like its past.
STALE_DAYS = 7
Advance = Callable[[int, int], None]


def demo(
    tickets: Annotated[int, typer.Option(help="How many tickets its history has.")] = 5_000,
    months: Annotated[int, typer.Option(help="How many months its history covers.")] = 12,
    seed: Annotated[int, typer.Option(help="Another seed makes another company.")] = 1,
    port: Annotated[
        int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65_535)
    ] = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Only build it.")] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Build it again even if there is one.")
    ] = False,
) -> None:
    """Build the demonstration company and serve it.

    If it is there already, it is served at once, unless you ask for a different one. Whatever you
    did in it is lost when it is rebuilt; a real company is never touched.

    Example: rapport demo --tickets 20000 --port 8080
    """
    if port:
        # Before the settings are read: links in mails lead to where it serves.
        os.environ.setdefault("RAPPORT_BASE_URL", f"http://{HOST}:{port}")
    start()
    plan = Plan(floor_to_hour(clock.now()), tickets, months, seed)
    from rapport.serving.prepare import migrate

    migrate()
    _make(plan, fresh)
    _say(_sign_ins())
    if not no_serve:
        _serve(port)


def _serve(port: int) -> None:
    """Replace this process by the server, which frees the memory used for building."""
    sys.stderr.flush()
    serve = ["serve", "--host", HOST, "--port", str(port)]
    os.execv(sys.executable, [sys.executable, "-m", "rapport.cli", *serve])


def _make(plan: Plan, fresh: bool) -> None:
    from rapport.demo import demonstration

    fits = demonstration.fits()
    found = demonstration.present() if fits and not fresh else None
    if found and demonstration.is_of(found, plan):
        _say(_welcome_back(found))
        return
    demonstration.erase()
    if not fits:
        _say("What was here was built by another version of Rapport; it is rebuilt.")
    _build(plan)


def _build(plan: Plan) -> None:
    from rapport.demo.loading.build import build, finish
    from rapport.insights.readers import rebuild_facts

    with _progress("Writing its history", plan.tickets) as advance:
        demonstration = build(plan, lambda done: advance(done, plan.tickets))
    with _progress("Counting its figures", None) as advance:
        rebuild_facts(advance)
    finish(demonstration)


@contextmanager
def _progress(what: str, total: int | None) -> Iterator[Advance]:
    """Show the progress of a long step on a terminal; print nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(what, total=total)
        yield lambda done, total: progress.update(task, completed=done, total=total)


def _welcome_back(found: Demonstration) -> str:
    age = (clock.now() - found.until).days
    here = f"The demonstration of {found.tickets:,} tickets is here already."
    if age < STALE_DAYS:
        return here
    return f"{here} It ends {age} days ago; --fresh builds it up to now."


def _sign_ins() -> str:
    """Return the people who can sign in, as a table."""
    rows = [(c.email, c.name, c.role, c.team) for c in EVERYBODY]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join(["", *lines, "", f"Everybody's password is {PASSWORD}.", ""])


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
