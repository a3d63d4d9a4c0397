"""Tiles: each opens exactly the figure it shows, for the same days."""

from __future__ import annotations

from datetime import date

from django.test import Client

from rapport.insights.tiles import tile
from rapport.metrics import registry
from rapport.people.models import User
from rapport.tickets.models import Ticket

TODAY = date(2026, 4, 15)


def test_a_tile_leads_to_its_own_figure(quarter: list[Ticket], ada: User, as_ada: Client) -> None:
    for name in registry.definitions():
        shown = tile(name, ada, TODAY)
        page = as_ada.get(shown.url)

        assert shown.value in page.content.decode(), name
        assert "from=2026-03-17&to=2026-04-16" in shown.url, name
        assert page.status_code == 200, name
