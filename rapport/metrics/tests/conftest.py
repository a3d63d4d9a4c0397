"""A random but repeatable year of a small desk, and its facts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Unpack

import pytest

from rapport.metrics import run
from rapport.metrics.definition import Definition
from rapport.metrics.facts import Fact
from rapport.metrics.question import Asked
from rapport.metrics.result import Result
from rapport.metrics.tests.desk import Desk
from rapport.metrics.warehouse import Warehouse

AS_OF = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)


@dataclass
class Engine:
    """A desk, its warehouse, and ways to ask about it."""

    desk: Desk
    store: Warehouse
    facts: dict[str, Fact]

    def load(self, as_of: datetime = AS_OF) -> Engine:
        """Rebuild all facts from the desk."""
        self.store.rebuild(self.facts.values(), cursor=(1,), as_of=as_of)
        return self

    def ask(self, definition: Definition, **asked: Unpack[Asked]) -> Result:
        return run.answer(self.store, definition, self.facts[definition.fact], **asked)

    def rows(self, definition: Definition, **asked: Unpack[Asked]) -> list[dict[str, object]]:
        found = run.open_rows(self.store, definition, self.facts[definition.fact], **asked)
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def make_engine(root: Path) -> Engine:
    desk = Desk()
    facts = {fact.name: fact for fact in (desk.answers_fact(), desk.spells_fact())}
    return Engine(desk, Warehouse(root), facts)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """Return an engine over an empty desk: fill it, then load."""
    return make_engine(tmp_path)


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Yield an engine over a random year; tests must not change it."""
    engine = make_engine(tmp_path_factory.mktemp("facts"))
    fill(engine.desk, random.Random(20261121).random)
    yield engine.load()


def fill(desk: Desk, chance: Callable[[], float]) -> None:
    """Fill a year: waits with a long tail, some unanswered, some rated, some reopened."""
    born, year = datetime(2025, 11, 20, tzinfo=UTC), timedelta(days=360)
    for ticket in range(1, 701):
        opened = born + chance() * year
        wait = round(60 + 20_000 * chance() ** 4, 3) if chance() < 0.95 else None
        answered = wait is not None and opened + timedelta(seconds=wait) < AS_OF
        desk.answer(
            ticket,
            opened.replace(tzinfo=None).isoformat(),
            wait if answered else None,
            team=(1, 2, None)[int(chance() * 2.2)],
            rating=int(1 + chance() * 5) if answered and chance() < 0.4 else None,
            topic=("refund", "it's broken", "login")[int(chance() * 3)],
        )
        start = opened
        for _ in range(1 + (chance() < 0.2)):
            end = start + timedelta(hours=0.1 + 400 * chance() ** 2)
            over = end.replace(tzinfo=None).isoformat() if end < AS_OF else None
            desk.open(ticket, start.replace(tzinfo=None).isoformat(), over, 1 + ticket % 2)
            start = end + timedelta(hours=5)
            if start >= AS_OF:
                break
