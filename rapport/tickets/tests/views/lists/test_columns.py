"""Columns that the lines of a list show."""

from __future__ import annotations

from django.test import Client

from conftest import MONDAY
from rapport.people.models import User
from rapport.tickets.actions import change_priority
from rapport.tickets.models import Ticket


def test_chosen_columns_are_remembered_in_this_browser(
    as_ben: Client, ben: User, ticket: Ticket
) -> None:
    change_priority(ticket, priority=3, by=ben, at=MONDAY)
    as_ben.get("/tickets/?queue=support")

    answered = as_ben.post("/tickets/columns/", {"column": ["number", "opened", "priority", "?"]})
    page = as_ben.get("/tickets/").content.decode()

    assert answered.headers["Location"] == "/tickets/?queue=support"
    assert as_ben.cookies["columns"].value == "number.priority.opened"
    for shown in (f">#{ticket.pk}</span>", "High", '<time datetime="2026-03-02T09:00'):
        assert shown in page, shown
    row = page[page.index('<li class="queue-row"') :]
    for hidden in ("Dora Lind", "Nordwind", "queue-row-wait"):
        assert hidden not in row, hidden

    as_ben.post("/tickets/columns/", {})
    assert "Dora Lind" in as_ben.get("/tickets/").content.decode()
