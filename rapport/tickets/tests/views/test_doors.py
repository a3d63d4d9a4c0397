"""Permissions: every action on a ticket, tried by people who may not."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User
from rapport.tickets.actions import resolve
from rapport.tickets.models import Category, Queue, Ticket
from rapport.timeline.models import Event

# Each action, with fields that make sense.
VERBS = {
    "replies/": {"reply": "It is mended.", "seen": "{last}"},
    "notes/": {"note": "Looks like #12."},
    "draft/": {"kind": "reply", "body": "It is"},
    "resolution/": {},
    "resolution/undo/": {},
    "closure/": {},
    "assignment/": {"to": "{ben}"},
    "take/": {},
    "pending/": {},
    "hold/": {},
    "resumption/": {},
    "subject/": {"subject": "Export stops"},
    "priority/": {"priority": "4"},
    "queue/": {"queue": "support"},
    "category/": {"category": "{category}"},
    "tags/": {"tag": "export"},
    "tags/removal/": {"tag": "export"},
}
READING = ("", "next/", "previous/", "messages/{last}/")


@pytest.fixture
def fill(ticket: Ticket, ben: User) -> dict[str, object]:
    category = Category.objects.create(name="Export")
    return {"ben": ben.pk, "category": category.pk, "last": ticket.messages.get().pk}


def _fields(fields: dict[str, str], fill: dict[str, object]) -> dict[str, str]:
    return {name: value.format(**fill) for name, value in fields.items()}


@pytest.mark.parametrize("verb", VERBS)
def test_a_teammate_may(verb: str, ticket: Ticket, fill: dict[str, object], as_bea: Client) -> None:
    answered = as_bea.post(f"/tickets/{ticket.pk}/{verb}", _fields(VERBS[verb], fill))

    assert answered.status_code in (200, 302)


@pytest.mark.parametrize("verb", VERBS)
def test_for_another_team_the_ticket_is_not_there(
    verb: str, ticket: Ticket, fill: dict[str, object], as_cleo: Client
) -> None:
    before = Event.objects.count()

    answered = as_cleo.post(f"/tickets/{ticket.pk}/{verb}", _fields(VERBS[verb], fill))

    assert answered.status_code == 404
    assert Event.objects.count() == before


@pytest.mark.parametrize("verb", VERBS)
def test_who_may_only_read_is_told_so(
    verb: str, ticket: Ticket, fill: dict[str, object], as_rosa: Client
) -> None:
    before = Event.objects.count()

    answered = as_rosa.post(f"/tickets/{ticket.pk}/{verb}", _fields(VERBS[verb], fill))

    assert answered.status_code == 403
    assert "Your role does not allow" in answered.content.decode()
    assert Event.objects.count() == before


@pytest.mark.parametrize("verb", VERBS)
def test_who_is_not_signed_in_is_led_to_the_door(verb: str, ticket: Ticket, client: Client) -> None:
    answered = client.post(f"/tickets/{ticket.pk}/{verb}")

    assert answered.status_code == 302
    assert answered.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("verb", sorted(set(VERBS) - {"closure/", "replies/", "notes/"}))
def test_no_verb_answers_a_link(verb: str, ticket: Ticket, as_ben: Client) -> None:
    assert as_ben.get(f"/tickets/{ticket.pk}/{verb}").status_code == 405


@pytest.mark.parametrize("verb", ["replies/", "notes/"])
def test_where_a_refused_text_was_shown_the_ticket_can_be_opened(
    verb: str, ticket: Ticket, as_ben: Client
) -> None:
    answered = as_ben.get(f"/tickets/{ticket.pk}/{verb}")

    assert (answered.status_code, answered.headers["Location"]) == (302, f"/tickets/{ticket.pk}/")


@pytest.mark.parametrize("page", READING)
def test_pages_are_for_those_who_see_the_ticket(
    page: str,
    ticket: Ticket,
    fill: dict[str, object],
    as_rosa: Client,
    as_cleo: Client,
    client: Client,
) -> None:
    url = f"/tickets/{ticket.pk}/{page.format(**fill)}"

    assert as_rosa.get(url).status_code in (200, 302)
    assert as_cleo.get(url).status_code == 404
    assert client.get(url).headers["Location"].startswith("/accounts/login/")


SELECTION = {
    "resolution/": {},
    "resolution/undo/": {},
    "assignment/": {"to": ""},
    "take/": {},
    "return/": {},
    "tags/": {"tag": "export"},
}


@pytest.mark.parametrize("verb", SELECTION)
def test_nothing_is_done_to_chosen_tickets_out_of_sight(
    verb: str, ticket: Ticket, ben: User, as_cleo: Client, as_rosa: Client
) -> None:
    resolve(ticket, by=ben)
    before = Event.objects.count()
    chosen = {"ticket": ticket.pk, "tickets": ticket.pk, "owners": f"{ticket.pk}:"}
    url = f"/tickets/selection/{verb}"

    assert as_cleo.post(url, chosen | SELECTION[verb]).status_code == 422
    assert as_rosa.post(url, chosen | SELECTION[verb]).status_code == 403
    assert Event.objects.count() == before


def test_a_person_by_an_assignment_sees_what_is_theirs(
    ticket: Ticket, billing_queue: Queue, cleo: User, as_cleo: Client
) -> None:
    Ticket.objects.filter(pk=ticket.pk).update(assignee=cleo)

    assert as_cleo.get(f"/tickets/{ticket.pk}/").status_code == 200
