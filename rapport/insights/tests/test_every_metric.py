"""What must be true of each figure, whichever it is: the same on every face, and opened exactly."""

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
from rapport.insights.words import value
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


@pytest.mark.parametrize(("name", "question"), list(product(NAMES, QUESTIONS)))
def test_the_drill_down_has_exactly_n_rows(
    name: str, question: dict[str, Any], quarter: list[Ticket]
) -> None:
    figure = ask(name, **TIME, **question).row

    assert len(list(rows(name, **TIME, **question).rows)) == figure.n


@pytest.mark.parametrize("name", NAMES)
def test_parts_make_the_whole(name: str, quarter: list[Ticket]) -> None:
    whole = ask(name, **TIME).row.n

    assert sum(row.n for row in ask(name, **TIME, by=("team",)).rows) == whole
    assert whole > 0
    if registry.definition(name).kind != "snapshot":
        assert sum(row.n for row in ask(name, **TIME, grain="week").rows) == whole


@pytest.mark.parametrize("name", NAMES)
def test_every_face_shows_the_same_figure(
    name: str, quarter: list[Ticket], ada: User, as_ada: Client
) -> None:
    result = ask(name, **TIME)
    figure, row = result.row.value, result.row
    secret = make_token(ada, by=ada).secret
    api = as_ada.get(
        f"/api/v1/metrics/{name}", SPRING, headers={"Authorization": f"Bearer {secret}"}
    )
    said = value(figure, result.unit, working=result.clock == "business")

    assert api.json()["rows"][0]["value"] == pytest.approx(figure)
    assert said in as_ada.get(f"/metrics/{name}/", SPRING).content.decode()
    opened = as_ada.get(f"/metrics/{name}/rows/", SPRING).content.decode()
    assert re.search(r'data-count="(\d+)"', opened)[1] == str(row.n)  # type: ignore[index]
    exported = b"".join(as_ada.get(f"/metrics/{name}/rows.csv", SPRING)).decode()
    assert len(list(csv.reader(io.StringIO(exported)))) - 1 == row.n


@pytest.mark.parametrize("name", NAMES)
def test_another_team_sees_its_own_figures_only(
    name: str, quarter: list[Ticket], as_cleo: Client
) -> None:
    billing = ask(name, **TIME, where={"team": ["Billing"]}).row
    opened = as_cleo.get(f"/metrics/{name}/rows/", SPRING).content.decode()

    assert re.search(r'data-count="(\d+)"', opened)[1] == str(billing.n)  # type: ignore[index]
    assert as_cleo.get(f"/metrics/{name}/rows.csv", SPRING).status_code == 403


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
