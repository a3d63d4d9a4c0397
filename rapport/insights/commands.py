"""``rapport metric``: list figures, show one, open it to its rows."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(help="List figures, show one, open it to its rows.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="The metric's name, as `rapport metric list` gives it.")]
From = Annotated[str, typer.Option("--from", help="First day, like 2026-11-01.")]
To = Annotated[str, typer.Option("--to", help="Day after the last one (exclusive).")]
Grain = Annotated[str, typer.Option(help="day, week, month or quarter.")]
By = Annotated[str, typer.Option(help="Dimensions, apart by commas.")]
Where = Annotated[list[str], typer.Option(help="DIM=VALUE; may be given several times.")]
Clock = Annotated[str, typer.Option(help="business or calendar.")]
Stat = Annotated[str, typer.Option(help="p50, p90, mean … for durations.")]
CalendarFile = Annotated[str, typer.Option("--calendar", help="Another business calendar, TOML.")]
Zone = Annotated[
    str,
    typer.Option(
        "--timezone",
        help="Zone in which days begin; left out, that of the default queue's business calendar.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]


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
def show(
    name: Name,
    start: From = "",
    end: To = "",
    grain: Grain = "",
    by: By = "",
    where: Where = [],  # noqa: B006 - typer reads the default and never changes it
    clock: Clock = "",
    stat: Stat = "",
    calendar: CalendarFile = "",
    timezone: Zone = "",
    form: Annotated[str, typer.Option("--format", help="table, json or csv.")] = "table",
    as_json: Json = False,
) -> None:
    """Show one figure."""
    _open()
    from rapport.insights import tabular
    from rapport.insights.readers import catch_up
    from rapport.metrics import run

    asking = _asking(name, start, end, grain, by, where, clock, stat, calendar)
    form = "json" if as_json else form
    if form not in tabular.FORMS:
        raise typer.BadParameter("the format is table, json or csv")
    catch_up()
    result = run.ask(name, timezone=timezone or _zone(), **asking.arguments())
    _print(tabular.FORMS[form](result))


@app.command(epilog="Example: rapport metric rows csat --from 2026-11-01 --where team=Support")
def rows(
    name: Name,
    start: From = "",
    end: To = "",
    by: By = "",
    grain: Grain = "",
    where: Where = [],  # noqa: B006 - typer reads the default and never changes it
    clock: Clock = "",
    stat: Stat = "",
    calendar: CalendarFile = "",
    timezone: Zone = "",
) -> None:
    """Print exactly the rows behind a figure, as CSV."""
    _open()
    from rapport.insights.readers import catch_up
    from rapport.metrics import run

    asking = _asking(name, start, end, grain, by, where, clock, stat, calendar)
    catch_up()
    found = run.rows(name, timezone=timezone or _zone(), **asking.arguments())
    writer = csv.writer(sys.stdout)
    writer.writerow(found.columns)
    writer.writerows(found.rows)


def _asking(
    name: str,
    start: str,
    end: str,
    grain: str,
    by: str,
    where: list[str],
    clock: str,
    stat: str,
    calendar: str,
) -> Any:
    from rapport.core.calendars import calendar_file
    from rapport.insights import asking

    given = {
        "from": [start],
        "to": [end],
        "grain": [grain],
        "by": [by],
        "where": where,
        "clock": [clock],
        "stat": [stat],
    }
    found = asking.read(name, given)
    return replace(found, calendar=calendar_file.read(Path(calendar))) if calendar else found


def _zone() -> Any:
    """Whoever asks on the command line is nobody: the desk's own zone counts."""
    from rapport.core import clock
    from rapport.tickets.zone import desk_zone

    return desk_zone(clock.now())


def _open() -> None:
    from rapport.core.django import open_desk

    open_desk()


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")
