"""Actions on selected tickets."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from rapport.core.face.answers import undo_of
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import assign, close, resolve
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened
from rapport.timeline.models import Event


@pytest.fixture
def three(dora: Person, support_queue: Queue) -> list[Ticket]:
    return [opened(dora, support_queue, f"Question {n}") for n in range(3)]


def _said(answered: object) -> tuple[str, dict[str, str]]:
    """Return the sentence and the fields of the undo."""
    (message,) = get_messages(answered.wsgi_request)  # type: ignore[attr-defined]  # of the client
    undo = undo_of(message)
    return str(message), undo.fields if undo else {}


def _ids(tickets: list[Ticket]) -> list[int]:
    return [ticket.pk for ticket in tickets]


def test_resolving_the_chosen_ones_and_taking_it_back(as_ben: Client, three: list[Ticket]) -> None:
    as_ben.get("/tickets/?assignee=nobody")

    answered = as_ben.post("/tickets/selection/resolution/", {"ticket": _ids(three[:2])})

    sentence, way_back = _said(answered)
    assert sentence == "2 tickets are resolved."
    assert answered.headers["Location"] == "/tickets/?assignee=nobody"
    assert Ticket.objects.solved().count() == 2
    assert Event.objects.filter(kind="ticket.resolved").count() == 2

    as_ben.post("/tickets/selection/resolution/undo/", way_back)
    assert Ticket.objects.solved().count() == 0


def test_giving_them_and_giving_them_back(
    as_ben: Client, ben: User, bea: User, three: list[Ticket]
) -> None:
    assign(three[0], to=ben, by=ben)

    answered = as_ben.post("/tickets/selection/assignment/", {"ticket": _ids(three), "to": bea.pk})
    sentence, way_back = _said(answered)
    assert sentence == "3 tickets are with Bea Lund now."
    assert Ticket.objects.assigned_to(bea).count() == 3

    as_ben.post("/tickets/selection/return/", way_back)
    assert list(Ticket.objects.assigned_to(ben)) == [three[0]]
    assert Ticket.objects.unassigned().count() == 2


def test_taking_and_tagging_them(as_ben: Client, ben: User, three: list[Ticket]) -> None:
    as_ben.post("/tickets/selection/take/", {"ticket": _ids(three)})
    assert Ticket.objects.assigned_to(ben).count() == 3

    as_ben.post("/tickets/selection/tags/", {"ticket": _ids(three), "tag": "Outage"})
    assert Ticket.objects.filter(tags__name="outage").count() == 3


def test_what_cannot_be_done_to_one_is_said_and_the_others_are_done(
    as_ben: Client, ben: User, three: list[Ticket]
) -> None:
    for ticket in three:
        resolve(ticket, by=ben)
    close(three[0], by=ben)
    numbers = ",".join(str(pk) for pk in _ids(three))

    answered = as_ben.post("/tickets/selection/resolution/undo/", {"tickets": numbers})

    sentence, _way_back = _said(answered)
    assert sentence.startswith("2 tickets are open again.")
    assert f"#{three[0].pk} is closed for good." in sentence
    assert Ticket.objects.unsolved().count() == 2


def test_one_out_of_sight_is_left_alone(
    as_ben: Client, dora: Person, billing_queue: Queue, three: list[Ticket]
) -> None:
    theirs = opened(dora, billing_queue)

    as_ben.post("/tickets/selection/resolution/", {"ticket": [*_ids(three), theirs.pk]})

    theirs.refresh_from_db()
    assert theirs.is_unsolved
    assert Ticket.objects.solved().count() == 3


@pytest.mark.parametrize(
    ("verb", "fields", "sentence"),
    [
        ("resolution", {}, "Choose tickets first"),
        ("resolution", {"ticket": ["x", ""]}, "Choose tickets first"),
        ("tags", {"ticket": "{first}", "tag": " "}, "A tag is a word or two"),
        ("assignment", {"ticket": "{first}", "to": "99999"}, "Choose somebody from the list."),
        ("resolution", {"ticket": [str(n) for n in range(1, 300)]}, "at most 200 tickets"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(
    as_ben: Client, three: list[Ticket], verb: str, fields: dict[str, object], sentence: str
) -> None:
    filled = {
        name: value.format(first=three[0].pk) if isinstance(value, str) else value
        for name, value in fields.items()
    }

    answered = as_ben.post(f"/tickets/selection/{verb}/", filled)

    assert answered.status_code == 422
    assert sentence in answered.content.decode()
