"""The one module that reads the clock.

Code that reads it elsewhere cannot be given another time.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.meanings import Meanings, meanings
from tests.house.writing import modules, tree

CLOCK = "rapport.core.clock"
# Whoever only names one of them, such as the default of a field, has the clock read as well.
READ = frozenset(
    {
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "django.utils.timezone.now",
    }
)
# They read it unless they are given an instant.
READ_BY_DEFAULT = frozenset({"django.utils.timezone.localdate", "django.utils.timezone.localtime"})


def readings(file: ast.AST) -> Iterator[int]:
    """Yield the lines of a file that read the clock, or have it read."""
    known = meanings(file)
    for node in ast.walk(file):
        if isinstance(node, ast.expr) and (known.of(node) & READ or _is_by_default(node, known)):
            yield node.lineno


def _is_by_default(node: ast.expr, known: Meanings) -> bool:
    if not isinstance(node, ast.Call) or node.args:
        return False
    given = {keyword.arg for keyword in node.keywords}
    return bool(known.of(node.func) & READ_BY_DEFAULT) and "value" not in given


def test_only_the_clock_reads_the_time() -> None:
    reading = [
        f"{module}:{line}"
        for module, path in modules().items()
        if module != CLOCK
        for line in readings(tree(path))
    ]
    assert reading == [], "Ask clock.now(), and hand it on as at=."
    assert list(readings(tree(modules()[CLOCK])))


@pytest.mark.parametrize(
    "code",
    [
        "from datetime import UTC, datetime\ndatetime.now(UTC)",
        "import datetime\ndatetime.datetime.utcnow()",
        "import datetime as dt\nnow = dt.datetime.now\nnow()",
        "from datetime import datetime as d\nd.today()",
        "from datetime import date, datetime\ngetattr(date, 'today')()",
        "from datetime import datetime\ngetattr(datetime, 'now')()",
        "from django.utils import timezone as zone\nzone.now()",
        "from django.utils.timezone import now as moment\nmoment()",
        "from django.db import models\nfrom django.utils import timezone\n"
        "at = models.DateTimeField(default=timezone.now)",
        "from django.utils.timezone import localdate\nlocaldate()",
        "from django.utils import timezone\ntimezone.localtime(timezone=zone)",
        "import django.utils.timezone\ndjango.utils.timezone.now()",
    ],
)
def test_a_reading_is_found_under_every_name(code: str) -> None:
    assert list(readings(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "from rapport.core import clock\nclock.now()",
        "from django.utils.timezone import localdate\nlocaldate(at)",
        "from django.utils.timezone import localtime\nlocaltime(value=at)",
        "from datetime import datetime\ndatetime.fromisoformat(text)",
        "page.now()",
    ],
)
def test_a_given_time_is_none(code: str) -> None:
    assert list(readings(ast.parse(code))) == []
