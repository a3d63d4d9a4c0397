"""The one writer of sheets.

A customer's words that pass it by could run in a spreadsheet.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.meanings import Meanings, meanings
from tests.house.writing import modules, tree

HOME = "rapport.core.sheets"
WRITING = frozenset({"csv.writer", "csv.DictWriter"})
# Whatever of them is used: each of them writes workbooks or tables.
LIBRARIES = frozenset({"openpyxl", "xlsxwriter", "xlwt", "pyexcel", "tablib", "pandas", "odf"})


def writings(file: ast.AST) -> Iterator[int]:
    """Yield the lines of a file that write CSV or a workbook, or import what does."""
    known = meanings(file)
    for node in ast.walk(file):
        if isinstance(node, ast.expr | ast.Import | ast.ImportFrom) and _writes(node, known):
            yield node.lineno


def _writes(node: ast.expr | ast.Import | ast.ImportFrom, known: Meanings) -> bool:
    if not isinstance(node, ast.expr):
        return bool(LIBRARIES & set(_tops(node)))
    found = known.of(node)
    return bool(found & WRITING or {each.partition(".")[0] for each in found} & LIBRARIES)


def _tops(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom):
        yield (node.module or "").partition(".")[0]
    else:
        yield from (alias.name.partition(".")[0] for alias in node.names)


def test_everything_for_a_spreadsheet_has_one_writer() -> None:
    writing = [
        f"{module}:{line}"
        for module, path in modules().items()
        if not module.startswith(HOME)
        for line in writings(tree(path))
    ]
    assert writing == [], "Write it through rapport.core.sheets, which disarms formulas."
    assert list(writings(tree(modules()[f"{HOME}.csv_file"])))


@pytest.mark.parametrize(
    "code",
    [
        "import csv\ncsv.writer(file)",
        "import csv as c\nwrite = c.writer\nwrite(file)",
        "from csv import DictWriter as D\nD(file, [])",
        "import csv\ngetattr(csv, 'writer')(file)",
        "from functools import partial\nimport csv\nmake = partial(csv.writer, file)",
        "import openpyxl",
        "from openpyxl import Workbook\nWorkbook()",
        "import importlib\nimportlib.import_module('xlsxwriter').Workbook()",
    ],
)
def test_a_writer_is_found_under_every_name(code: str) -> None:
    assert list(writings(ast.parse(code)))


@pytest.mark.parametrize("code", ["import csv\ncsv.reader(file)", "writer(file)", "a.writer(b)"])
def test_reading_is_no_writing(code: str) -> None:
    assert not list(writings(ast.parse(code)))
