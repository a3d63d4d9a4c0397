"""The process that builds the facts and answers for them.

In turns (``benchmarks.turns``).
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from math import isclose
from typing import Any

import django

django.setup()

from benchmarks import facts
from benchmarks.by_hand import FIGURES
from benchmarks.measure import Act
from benchmarks.turns import answer
from rapport import metrics
from rapport.metrics import registry
from rapport.metrics.duck.engine import literal, make_database
from rapport.metrics.warehouse import Warehouse, warehouse

START, STOP = (facts.END - timedelta(days=facts.DAYS)).date(), facts.END.date()


def main(tickets: int) -> None:
    """Build the facts, check that both ways agree, then answer."""
    store = warehouse()
    facts.build(store, tickets)
    assert {figure.split(",")[0] for figure in FIGURES} == set(registry.definitions())
    acts = {figure: _acts(store, figure) for figure in FIGURES}
    answer(acts, {name: _agree(*each) for name, each in acts.items()})


def _acts(store: Warehouse, figure: str) -> tuple[Act, Act]:
    """Return the acts that ask the metric and that run the query written by hand.

    They read the same files, through a DuckDB with the same threads and memory, reached in the
    same way.
    """
    by_hand = make_database(store.root)
    sql = FIGURES[figure].format(
        start=f"TIMESTAMP '{START}'", end=f"TIMESTAMP '{STOP}'", **_sources(store)
    )
    name, _, bounded = figure.partition(", ")
    asked: Any = {"start": START, "end": STOP, "grain": "week", "by": ("agent",)}
    asked["bounded"] = bool(bounded)
    kept = store.answers(store.manifest())

    def ask() -> object:
        # Answers are cached while the facts stay as they are; here each must be computed.
        kept.clear()
        return metrics.ask(name, **asked)

    return ask, (lambda: by_hand.execute(sql).fetchall())


def _sources(store: Warehouse) -> dict[str, str]:
    """Return, for each fact, the SQL that reads its files."""
    found = {}
    for name, table in store.manifest().tables.items():
        files = ", ".join(literal(store.root / bucket.file) for bucket in table.buckets.values())
        found[name] = f"read_parquet([{files}])"
    return found


def _agree(ask: Act, by_hand: Act) -> int:
    """Check that both give the same figures; return how many."""
    result: Any = ask()
    rows: Any = by_hand()
    known: dict[tuple[date, int], float] = {(row[0], row[1]): row[3] for row in rows}
    there = [row for row in result.rows if (row.period, row.members[0].key) in known]
    assert len(there) == len(known) > 0, (len(there), len(known))
    for row in there:
        value = known[row.period, row.members[0].key]
        assert isclose(row.value, value, rel_tol=1e-9), (row, value)
    return len(there)


if __name__ == "__main__":
    main(int(sys.argv[1]))
