"""Properties of every figure: equal everywhere, and opened exactly."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from rapport.insights.documentation import page
from rapport.insights.wording import value
from rapport.metrics import registry
from rapport.metrics.run import ask, rows
from rapport.people.actions import make_token
from rapport.people.models import User
from rapport.tickets.models import Ticket

NAMES = list(registry.definitions())
SPRING = {"from": "2026-03-01", "to": "2026-06-01"}
QUESTIONS: list[dict[str, Any]] = [
    {},
    {"where": {"team": ["Support"]}},
    {"where": {"agent": ["Ben Okafor"]}},
    {"where": {"team": ["Support", "Billing"], "channel": ["email"]}},
]
TIME: dict[str, Any] = {"start": date(2026, 3, 1), "end": date(2026, 6, 1)}


def test_the_drill_down_has_exactly_n_rows(quarter: list[Ticket]) -> None:
    for name, question in product(NAMES, QUESTIONS):
        figure = ask(name, **TIME, **question).row
        assert len(list(rows(name, reader=None, **TIME, **question).rows)) == figure.n, (
            name,
            question,
        )


def test_parts_make_the_whole(quarter: list[Ticket]) -> None:
    for name in NAMES:
        whole = ask(name, **TIME).row.n
        assert sum(row.n for row in ask(name, **TIME, by=("team",)).rows) == whole, name
        assert whole > 0, name
        if registry.definition(name).kind != "snapshot":
            assert sum(row.n for row in ask(name, **TIME, grain="week").rows) == whole, name


def test_every_face_shows_the_same_figure(quarter: list[Ticket], ada: User, as_ada: Client) -> None:
    secret = make_token(ada, by=ada).secret
    bearer = {"Authorization": f"Bearer {secret}"}
    for name in NAMES:
        result = ask(name, **TIME)
        row, working = result.row, result.clock == "business"
        api = as_ada.get(f"/api/v1/metrics/{name}", SPRING, headers=bearer).json()
        page_text = as_ada.get(f"/metrics/{name}/", SPRING).content.decode()
        exported = b"".join(as_ada.get(f"/metrics/{name}/rows.csv", SPRING)).decode()

        assert api["rows"][0]["value"] == pytest.approx(row.value), name
        assert value(row.value, result.unit, working=working) in page_text, name
        assert _count(as_ada, name) == row.n, name
        assert len(list(csv.reader(io.StringIO(exported)))) - 1 == row.n, name


def test_another_team_sees_its_own_figures_only(quarter: list[Ticket], as_cleo: Client) -> None:
    for name in NAMES:
        billing = ask(name, **TIME, where={"team": ["Billing"]}).row
        assert _count(as_cleo, name) == billing.n, name
        assert as_cleo.get(f"/metrics/{name}/rows.csv", SPRING).status_code == 403, name


def _count(client: Client, name: str) -> int:
    opened = client.get(f"/metrics/{name}/rows/", SPRING).content.decode()
    found = re.search(r'data-count="(\d+)"', opened)
    assert found, opened[:500]
    return int(found[1])


def test_the_reference_page_is_as_the_definitions_say() -> None:
    kept = Path(__file__).parents[3] / "docs" / "reference" / "metrics.md"

    assert kept.read_text(encoding="utf-8") == page(), (
        "run python -m rapport.insights.documentation"
    )


def test_the_backlog_adds_up(quarter: list[Ticket]) -> None:
    """B(t₂) = B(t₁) + what began − what ended, over the same facts."""
    weeks = ask("backlog", **TIME, grain="week").rows
    began = ask("tickets_opened", **TIME).row.n
    assert weeks[-1].value == ask("backlog", **TIME).row.value
    settled = Ticket.objects.filter(status__in=["resolved", "closed"]).count()
    assert weeks[-1].value == began - settled


def test_json_is_plain(quarter: list[Ticket]) -> None:
    for name in NAMES:
        json.dumps(ask(name, **TIME, grain="month", by=("team",)).as_json())
