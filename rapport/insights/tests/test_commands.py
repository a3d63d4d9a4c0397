"""The commands ``rapport metric``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rapport.customers.models import Organisation, Person
from rapport.insights import commands
from rapport.tickets.models import Ticket


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "csat", "--grain", "fortnight"],
        ["show", "csat", "--from", "yesterday"],
        ["show", "csat", "--by", "moon"],
        ["show", "csat", "--where", "team"],
        ["show", "happiness"],
    ],
)
def test_wrong_use_is_said_in_a_sentence_with_status_two(
    arguments: list[str], desk_home: Path
) -> None:
    environ = {**os.environ, "RAPPORT_HOME": str(desk_home), "RAPPORT_DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-m", "rapport.cli", "metric", *arguments],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(("given", "zone"), [("", "Europe/Berlin"), ("Asia/Tokyo", "Asia/Tokyo")])
def test_days_begin_where_the_desk_is_unless_told_otherwise(
    quarter: list[Ticket], capsys: pytest.CaptureFixture[str], given: str, zone: str
) -> None:
    _run("show", "tickets_opened", "--timezone", given)
    assert capsys.readouterr().out.endswith(f"Days begin at midnight in {zone}.\n")

    _run("show", "tickets_opened", "--timezone", given, "--json")
    assert json.loads(capsys.readouterr().out)["timezone"] == zone


def test_show_and_rows_count_the_same_days(
    quarter: list[Ticket], capsys: pytest.CaptureFixture[str]
) -> None:
    days = ("--from", "2026-03-10", "--to", "2026-03-13")
    _run("show", "tickets_opened", *days, "--json")
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    _run("rows", "tickets_opened", *days)

    assert len(capsys.readouterr().out.splitlines()) - 1 == row["n"] > 0


def test_a_spreadsheet_runs_nothing_of_what_is_printed(
    ticket: Ticket, capsys: pytest.CaptureFixture[str]
) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(subject="=1+1")
    Person.objects.filter(pk=ticket.customer_id).update(name='"@x')
    Organisation.objects.update(name="+Acme")
    days = ("--from", "2026-03-01", "--to", "2026-04-01")

    _run("rows", "tickets_opened", *days)
    rows = capsys.readouterr().out
    _run("show", "tickets_opened", *days, "--by", "organisation", "--format", "csv")
    figures = capsys.readouterr().out

    assert ",'=1+1," in rows
    assert ""","'""@x",""" in rows
    assert "'+Acme,1," in figures


def _run(*arguments: str) -> None:
    commands.app(arguments, standalone_mode=False)
