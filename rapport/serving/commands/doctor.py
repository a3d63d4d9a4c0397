"""The command ``rapport doctor``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from rapport.core.checkup import Finding, Verdict, examine
from rapport.core.django import start

MARKS = {Verdict.GOOD: "ok", Verdict.CAUTION: "check", Verdict.BROKEN: "broken"}
STYLES = {Verdict.GOOD: "green", Verdict.CAUTION: "yellow", Verdict.BROKEN: "bold red"}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
    mend: Annotated[
        bool, typer.Option("--mend", help="Close files of the data folder to others first.")
    ] = False,
) -> None:
    """Check the installation and say what to fix; exit status 1 when something is broken.

    Example: rapport doctor --json
    """
    start()
    if mend:
        _close()
    findings = list(examine())
    is_broken = any(finding.verdict is Verdict.BROKEN for finding in findings)
    if as_json:
        document = {"ok": not is_broken, "findings": [asdict(finding) for finding in findings]}
        sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    else:
        _show(findings)
    if is_broken:
        raise typer.Exit(1)


def _close() -> None:
    from django.conf import settings

    from rapport.serving.checks import private

    sys.stderr.write(f"Closed to others: {private.mend(settings.HOME)} files and folders.\n")


def _show(findings: list[Finding]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for finding in findings:
        mark = Text(MARKS[finding.verdict], style=STYLES[finding.verdict])
        table.add_row(mark, Text(finding.topic), Text(finding.sentence))
    Console().print(table)
