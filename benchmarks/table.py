"""Tables of figures for a terminal or in Markdown."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table

# Columns of words; all others are figures.
WORDS = frozenset({"what", "note", "index", "aim", "met"})


def show(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, markdown: bool
) -> None:
    """Print the table."""
    if markdown:
        rules = ["---" if _side(name) == "left" else "---:" for name in columns]
        for cells in (columns, rules, *rows):
            sys.stdout.write(f"| {' | '.join(cells)} |\n")
        return
    table = Table(title=title, title_justify="left")
    for name in columns:
        table.add_column(name, justify=_side(name))
    for cells in rows:
        table.add_row(*cells)
    Console(width=140).print(table)


def said(value: float, unit: str) -> str:
    """Return a figure with its unit."""
    return f"{value:,.1f} {unit}" if value >= 10 else f"{value:.2f} {unit}"


def _side(column: str) -> Literal["left", "right"]:
    return "left" if column in WORDS else "right"
