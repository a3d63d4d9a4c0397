"""Settings of tags."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import tag
from rapport.tickets.models import Queue, Tag, Ticket
from rapport.tickets.tests.quantity import opened
from rapport.timeline.models import Event


@pytest.fixture
def vip(ticket: Ticket, ben: User) -> Tag:
    tag(ticket, name="vip", by=ben)
    return Tag.objects.get()


def test_renaming_one(as_ada: Client, vip: Tag, ticket: Ticket) -> None:
    as_ada.post(f"/settings/tags/{vip.pk}/", {"name": "Key account"})

    assert [str(word) for word in ticket.tags.all()] == ["key account"]
    event = Event.objects.get(kind="tag.renamed")
    assert event.details == {"from": "vip", "to": "key account"}


def test_the_name_of_another_joins_the_two(
    as_ada: Client, ben: User, vip: Tag, ticket: Ticket, dora: Person, support_queue: Queue
) -> None:
    other = opened(dora, support_queue)
    tag(other, name="vips", by=ben)
    tag(ticket, name="vips", by=ben)

    as_ada.post(f"/settings/tags/{vip.pk}/", {"name": "vips"})

    assert Tag.objects.get().name == "vips"
    assert Ticket.objects.filter(tags__name="vips").count() == 2
    assert ticket.tags.count() == 1


def test_removing_one_takes_it_from_every_ticket(as_ada: Client, vip: Tag, ticket: Ticket) -> None:
    as_ada.post(f"/settings/tags/{vip.pk}/removal/")

    assert not ticket.tags.exists()
    assert Event.objects.get(kind="tag.removed").details["name"] == "vip"


def test_a_name_that_no_tag_can_have_is_refused(as_ada: Client, vip: Tag) -> None:
    answered = as_ada.post(f"/settings/tags/{vip.pk}/", {"name": "x" * 61})

    assert answered.status_code == 422
    assert "at most 60 characters" in answered.content.decode()


def test_the_list_counts_their_tickets(as_ada: Client, vip: Tag) -> None:
    assert "1 ticket" in as_ada.get("/settings/tags/").content.decode()


def test_an_agent_changes_none(as_ben: Client, vip: Tag) -> None:
    assert as_ben.post(f"/settings/tags/{vip.pk}/", {"name": "x"}).status_code == 403
    assert as_ben.post(f"/settings/tags/{vip.pk}/removal/").status_code == 403
    assert Tag.objects.get().name == "vip"
