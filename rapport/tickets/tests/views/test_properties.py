"""Changing properties on the page."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User
from rapport.tickets.actions import assign, tag
from rapport.tickets.models import Category, Queue, Tag, Ticket
from rapport.tickets.tests.conftest import HTMX
from rapport.timeline.models import Event


def test_a_new_subject(ticket: Ticket, as_ben: Client) -> None:
    as_ben.post(f"/tickets/{ticket.pk}/subject/", {"subject": "  Export   stops "})

    ticket.refresh_from_db()
    assert ticket.subject == "Export stops"
    event = Event.objects.get(kind="ticket.subject_changed")
    assert event.details == {"from": "Export stops at 60 %", "to": "Export stops"}


def test_a_new_priority(ticket: Ticket, as_ben: Client) -> None:
    as_ben.post(f"/tickets/{ticket.pk}/priority/", {"priority": "4"})

    ticket.refresh_from_db()
    assert ticket.priority == 4
    event = Event.objects.get(kind="ticket.priority_changed")
    assert event.details == {"from": "normal", "to": "urgent"}


def test_another_queue_of_the_team(ticket: Ticket, as_ben: Client, support_queue: Queue) -> None:
    other = Queue.objects.create(name="Imports", slug="imports", team=support_queue.team)

    answered = as_ben.post(f"/tickets/{ticket.pk}/queue/", {"queue": "imports"})

    ticket.refresh_from_db()
    assert ticket.queue == other
    assert answered.headers["Location"] == f"/tickets/{ticket.pk}/"
    assert Event.objects.filter(kind="ticket.queue_changed").count() == 1


def test_a_queue_of_another_team_takes_it_out_of_sight(
    ticket: Ticket, as_ben: Client, ben: User, billing_queue: Queue
) -> None:
    assign(ticket, to=ben, by=ben)

    answered = as_ben.post(f"/tickets/{ticket.pk}/queue/", {"queue": "billing"}, follow=True)

    ticket.refresh_from_db()
    assert (ticket.team, ticket.assignee) == (billing_queue.team, None)
    assert answered.redirect_chain == [("/tickets/", 302)]
    assert f"#{ticket.pk} is in Billing now." in answered.content.decode()


def test_htmx_leaves_the_page_of_what_is_out_of_sight(
    ticket: Ticket, as_ben: Client, billing_queue: Queue
) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/queue/", {"queue": "billing"}, headers=HTMX)

    assert answered.headers["HX-Redirect"] == "/tickets/"


def test_a_category_and_none(ticket: Ticket, as_ben: Client) -> None:
    category = Category.objects.create(name="Export")

    as_ben.post(f"/tickets/{ticket.pk}/category/", {"category": category.pk})
    ticket.refresh_from_db()
    assert ticket.category == category

    as_ben.post(f"/tickets/{ticket.pk}/category/", {"category": ""})
    ticket.refresh_from_db()
    assert ticket.category is None
    told = Event.objects.filter(kind="ticket.category_changed").order_by("pk")
    assert [(e.details["from"], e.details["to"]) for e in told] == [
        ("", "Export"),
        ("Export", ""),
    ]


def test_tags_come_and_go(ticket: Ticket, as_ben: Client, ben: User) -> None:
    as_ben.post(f"/tickets/{ticket.pk}/tags/", {"tag": " Export  Errors "})
    assert [str(word) for word in ticket.tags.all()] == ["export errors"]

    as_ben.post(f"/tickets/{ticket.pk}/tags/removal/", {"tag": "export errors"})
    assert not ticket.tags.exists()
    assert Tag.objects.filter(name="export errors").exists()
    told = Event.objects.filter(kind__in=["ticket.tagged", "ticket.untagged"])
    assert told.count() == 2


def test_a_tag_twice_is_once(ticket: Ticket, as_ben: Client, ben: User) -> None:
    tag(ticket, name="export", by=ben)

    as_ben.post(f"/tickets/{ticket.pk}/tags/", {"tag": "EXPORT"})

    assert Event.objects.filter(kind="ticket.tagged").count() == 1


@pytest.mark.parametrize(
    ("verb", "fields", "sentence"),
    [
        ("subject", {"subject": "  "}, "A ticket needs a subject."),
        ("priority", {"priority": "9"}, "The priority must be low, normal, high or urgent."),
        ("priority", {"priority": "very"}, "The priority must be low, normal, high or urgent."),
        ("queue", {"queue": "nowhere"}, "Choose a queue from the list."),
        ("category", {"category": "999"}, "Choose a category from the list."),
        ("category", {"category": "x"}, "Choose a category from the list."),
        ("tags", {"tag": " "}, "A tag is a word or two, at most 60 characters."),
        ("tags", {"tag": "x" * 61}, "A tag is a word or two, at most 60 characters."),
    ],
)
def test_nonsense_is_refused_in_a_sentence(
    ticket: Ticket, as_ben: Client, verb: str, fields: dict[str, str], sentence: str
) -> None:
    before = Event.objects.count()

    answered = as_ben.post(f"/tickets/{ticket.pk}/{verb}/", fields)

    assert answered.status_code == 422
    assert sentence in answered.content.decode()
    assert Event.objects.count() == before
