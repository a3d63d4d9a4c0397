"""Settings of categories."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User
from rapport.tickets.actions import change_category
from rapport.tickets.facts.traits import touched
from rapport.tickets.models import Category, Ticket
from rapport.timeline.models import Event


@pytest.fixture
def export(db: None) -> Category:
    return Category.objects.create(name="Export")


def test_adding_one(as_ada: Client) -> None:
    as_ada.post("/settings/categories/", {"name": " Data  import "})

    assert Category.objects.get().name == "Data import"
    assert Event.objects.filter(kind="category.added").count() == 1


def test_renaming_one_reaches_old_tickets_and_their_facts(
    as_ada: Client, ada: User, export: Category, ticket: Ticket
) -> None:
    change_category(ticket, category=export, by=ada)

    as_ada.post(f"/settings/categories/{export.pk}/", {"name": "Exports"})

    export.refresh_from_db()
    assert export.name == "Exports"
    event = Event.objects.get(kind="category.renamed")
    assert event.details == {"from": "Export", "to": "Exports"}
    assert touched([event]) == {ticket.pk}


def test_a_retired_one_is_offered_no_longer_and_stays_where_it_is(
    as_ada: Client, ada: User, export: Category, ticket: Ticket
) -> None:
    change_category(ticket, category=export, by=ada)

    page = as_ada.post(
        f"/settings/categories/{export.pk}/retirement/", follow=True
    ).content.decode()

    assert f'action="/settings/categories/{export.pk}/restoration/"' in page
    ticket.refresh_from_db()
    assert ticket.category == export
    assert f'value="{export.pk}" selected' in as_ada.get(f"/tickets/{ticket.pk}/").content.decode()
    assert ">Export</option>" not in as_ada.get("/tickets/").content.decode()

    as_ada.post(f"/settings/categories/{export.pk}/restoration/")
    export.refresh_from_db()
    assert not export.is_retired
    kinds = Event.objects.filter(subject_kind="category").order_by("pk")
    assert [event.kind for event in kinds] == ["category.retired", "category.restored"]


@pytest.mark.parametrize("url", ["", "{other}/"])
def test_a_name_that_is_taken_is_refused(as_ada: Client, export: Category, url: str) -> None:
    other = Category.objects.create(name="Import")

    answered = as_ada.post(f"/settings/categories/{url.format(other=other.pk)}", {"name": "EXPORT"})

    assert answered.status_code == 422
    assert "There is already a category “EXPORT”." in answered.content.decode()


def test_an_agent_changes_none(as_ben: Client, export: Category) -> None:
    for url in ("", "retirement/", "restoration/"):
        answered = as_ben.post(f"/settings/categories/{export.pk}/{url}", {"name": "X"})
        assert answered.status_code == 403
    assert as_ben.get("/settings/categories/999/").status_code == 403
