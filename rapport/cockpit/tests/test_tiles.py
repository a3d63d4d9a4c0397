"""The figures that a manager looks at first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.cockpit import tiles as module
from rapport.cockpit.tiles import SHOWN, tiles
from rapport.insights.readers import catch_up
from rapport.metrics.errors import FactsNotReady
from rapport.people.models import User
from rapport.tickets.models import Ticket


def test_there_are_six_and_each_leads_to_its_figure(
    ticket: Ticket, ada: User, as_ada: Client
) -> None:
    catch_up()
    shown, absence = tiles(ada, MONDAY)

    assert [tile.name for tile in shown] == list(SHOWN)
    assert absence == ""
    for tile in shown:
        since = "2026-02-24" if tile.name == "backlog" else "2026-02-01"
        assert tile.url.startswith(f"/metrics/{tile.name}/?from={since}&to=2026-03-03")


def test_today_is_the_readers(ada: User) -> None:
    catch_up()
    ada.timezone = "Asia/Tokyo"

    late = datetime(2026, 3, 2, 20, tzinfo=UTC)
    assert "to=2026-03-04" in tiles(ada, late).shown[0].url


def test_without_figures_a_sentence_says_why(ada: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_ready(*_: object) -> None:
        raise FactsNotReady("The figures are being counted again.")

    monkeypatch.setattr(module, "tile", not_ready)

    assert tiles(ada, MONDAY) == ([], "The figures are being counted again.")
