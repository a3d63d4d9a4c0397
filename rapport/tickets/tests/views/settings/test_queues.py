"""Settings of queues."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.customers.models import Person
from rapport.people.models import Team, User
from rapport.tickets.actions import assign
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened
from rapport.timeline.models import Event


def _form(team: Team, /, **fields: object) -> dict[str, object]:
    return {
        "name": "Imports",
        "team": team.pk,
        "calendar_name": "Office",
        "sender_name": "Nordwind Support",
        "signature": "Kind regards\nSupport",
        "acknowledges": "on",
        "acknowledgement": "",
        "reopens_within": "30",
        **fields,
    }


def test_a_queue_is_made_and_leaves_its_event(
    as_ada: Client, ada: User, support_queue: Queue
) -> None:
    answered = as_ada.post("/settings/queues/new/", _form(support_queue.team))

    queue = Queue.objects.get(slug="imports")
    assert answered.headers["Location"] == "/settings/queues/"
    assert (queue.team, queue.calendar_name, queue.signature) == (
        support_queue.team,
        "Office",
        "Kind regards\nSupport",
    )
    event = Event.objects.get(kind="queue.made")
    assert (event.by_id, event.details["name"]) == (ada.pk, "Imports")


def test_saving_changes_what_was_changed_and_says_what(
    as_ada: Client, support_queue: Queue
) -> None:
    form = _form(support_queue.team, name="Support", is_default="on")

    page = as_ada.post("/settings/queues/support/", form, follow=True).content.decode()

    support_queue.refresh_from_db()
    assert support_queue.sender_name == "Nordwind Support"
    assert "changed the queue Support: name shown to customers, signature" in page

    as_ada.post("/settings/queues/support/", form)
    assert Event.objects.filter(kind="queue.changed").count() == 1, "the same again is nothing"


def test_one_queue_takes_what_has_no_other(
    as_ada: Client, support_queue: Queue, billing_queue: Queue
) -> None:
    form = _form(billing_queue.team, name="Billing", is_default="on")

    as_ada.post("/settings/queues/billing/", form)

    assert list(Queue.objects.filter(is_default=True)) == [billing_queue]


def test_tickets_follow_their_queue_to_its_new_team(
    as_ada: Client,
    as_cleo: Client,
    ben: User,
    dora: Person,
    support_queue: Queue,
    billing: Team,
) -> None:
    held, free = opened(dora, support_queue), opened(dora, support_queue)
    assign(held, to=ben, by=ben)

    as_ada.post("/settings/queues/support/", _form(billing, name="Support"))

    assert set(Ticket.objects.filter(team=billing)) == {held, free}
    held.refresh_from_db()
    assert held.assignee is None
    assert as_cleo.get(f"/tickets/{held.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "This field is required."),
        ({"name": "SUPPORT"}, "There is already a queue “SUPPORT”."),
        ({"calendar_name": "Night"}, "Select a valid choice."),
        ({"team": "999"}, "Select a valid choice."),
    ],
)
def test_nonsense_comes_back_with_the_reason(
    as_ada: Client, support_queue: Queue, fields: dict[str, str], sentence: str
) -> None:
    answered = as_ada.post("/settings/queues/new/", _form(support_queue.team, **fields))

    assert answered.status_code == 422
    assert sentence in answered.content.decode()
    assert Queue.objects.count() == 1


@pytest.mark.parametrize("name", ["New", "Überweisungen", "請求書", "Support!"])
def test_every_name_gets_an_address_of_its_own(
    as_ada: Client, support_queue: Queue, name: str
) -> None:
    as_ada.post("/settings/queues/new/", _form(support_queue.team, name=name))

    made = Queue.objects.get(name=name)
    assert made.slug not in ("new", "support")
    assert as_ada.get(f"/settings/queues/{made.slug}/").status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "queues/",
        "queues/new/",
        "queues/support/",
        "categories/",
        "tags/",
        "calendars/",
        "calendars/new/",
    ],
)
def test_only_who_manages_the_desk_sets_it(
    as_ada: Client, as_ben: Client, client: Client, support_queue: Queue, url: str
) -> None:
    assert as_ada.get(f"/settings/{url}").status_code == 200
    assert as_ben.get(f"/settings/{url}").status_code == 403
    assert as_ben.post(f"/settings/{url}").status_code in (403, 405)
    assert client.get(f"/settings/{url}").status_code == 302


def test_the_index_leads_to_them(as_ada: Client, as_ben: Client) -> None:
    assert "/settings/calendars/" in as_ada.get("/settings/").content.decode()
    assert "/settings/calendars/" not in as_ben.get("/settings/").content.decode()
