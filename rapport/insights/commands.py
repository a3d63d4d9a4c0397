"""The commands ``rapport metric``: list figures, show one, open its rows."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from rapport.core.options import grouped

app = typer.Typer(
    help="List figures, show one, or the rows behind it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(help="The metric's name, as `rapport metric list` shows it.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


@dataclass(frozen=True)
class Question:
    """A question given as options: time, filters, grain and measure."""

    start: Annotated[str, typer.Option("--from", help="First day, like 2026-11-01.")] = ""
    end: Annotated[str, typer.Option("--to", help="Day after the last one (exclusive).")] = ""
    grain: Annotated[str, typer.Option(help="day, week, month or quarter.")] = ""
    by: Annotated[str, typer.Option(help="Dimensions, separated by commas.")] = ""
    where: Annotated[list[str], typer.Option(help="DIM=VALUE; may be repeated.")] = field(
        default_factory=list
    )
    clock: Annotated[str, typer.Option(help="business or calendar.")] = ""
    stat: Annotated[str, typer.Option(help="p50, p90, mean … for durations.")] = ""
    calendar: Annotated[str, typer.Option(help="A TOML file with another business calendar.")] = ""
    timezone: Annotated[
        str,
        typer.Option(
            help="Zone in which days begin; left out, that of the default queue's business "
            "calendar."
        ),
    ] = ""

    def arguments(self, name: str) -> dict[str, Any]:
        """Return the arguments for the engine."""
        from rapport.core.calendars import calendar_file
        from rapport.insights import asking

        given = {
            "from": [self.start],
            "to": [self.end],
            "grain": [self.grain],
            "by": [self.by],
            "where": self.where,
            "clock": [self.clock],
            "stat": [self.stat],
        }
        asked = asking.read(name, given)
        if self.calendar:
            asked = replace(asked, calendar=calendar_file.read(Path(self.calendar)))
        return {"timezone": self.timezone or _zone(), **asked.arguments()}


@app.command("list", epilog="Example: rapport metric list --json")
def list_metrics(as_json: Json = False) -> None:
    """List every figure with its question."""
    from rapport.core.django import start

    start()
    from rapport.insights.describe import described

    figures = described()
    if as_json:
        _print(json.dumps(figures, ensure_ascii=False, indent=2))
        return
    for figure in figures:
        _print(f"{figure['name']:22} {figure['question']}")


@app.command(epilog="Example: rapport metric show csat --from 2026-11-01 --grain week --by team")
@grouped
def show(
    name: Name,
    question: Question,
    form: Annotated[str, typer.Option("--format", help="table, json or csv.")] = "table",
    as_json: Json = False,
) -> None:
    """Show one figure."""
    _open()
    from rapport.insights import tabular
    from rapport.insights.readers import catch_up
    from rapport.metrics import run

    arguments = question.arguments(name)
    form = "json" if as_json else form
    if form not in tabular.FORMS:
        raise typer.BadParameter("choose from table, json and csv.", param_hint="--format")
    catch_up()
    _print(tabular.FORMS[form](run.ask(name, **arguments)))


@app.command(epilog="Example: rapport metric rows csat --from 2026-11-01 --where team=Support")
@grouped
def rows(name: Name, question: Question) -> None:
    """Print exactly the rows behind a figure, as CSV."""
    _open()
    from rapport.core.sheets import csv_file
    from rapport.insights.readers import catch_up
    from rapport.metrics import run

    arguments = question.arguments(name)
    catch_up()
    # Whoever has the command line has the database.
    found = run.rows(name, reader=None, **arguments)
    sys.stdout.writelines(csv_file.lines(found.columns, found.rows))


def _zone() -> Any:
    """Return the desk's own zone: on the command line nobody is signed in."""
    from rapport.core import clock
    from rapport.tickets.calendars.zone import desk_zone

    return desk_zone(clock.now())


def _open() -> None:
    from rapport.core.django import open_desk

    open_desk()


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
