"""Actions on selected tickets."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from rapport.core import clock
from rapport.core.face.answers import undo_of
from rapport.customers.models import Person
from rapport.people.actions import note_absence
from rapport.people.models import User
from rapport.tickets.actions import assign, close, resolve
from rapport.tickets.lists.listing import Filters
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.conftest import HTMX
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

    chosen = {"ticket": _ids(three[:2])}
    asked = as_ben.post("/tickets/selection/resolution/", chosen).content.decode()
    assert "2 of the 2 selected tickets wait for an answer." in asked
    assert Ticket.objects.solved().count() == 0
    answered = as_ben.post("/tickets/selection/resolution/", {**chosen, "sure": "yes"})

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

    chosen = {"ticket": [*_ids(three), theirs.pk], "sure": "yes"}
    as_ben.post("/tickets/selection/resolution/", chosen)

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
        ("resolution/undo", {"tickets": ",".join(map(str, range(1100)))}, "at most 1,000 tickets"),
        ("resolution", {"every": "1", "list": "status=lost"}, "is not a status"),
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


def test_the_whole_list_is_given_at_once_and_comes_back(
    as_ada: Client, ben: User, bea: User, dora: Person, support_queue: Queue, billing_queue: Queue
) -> None:
    bens = [opened(dora, support_queue) for _n in range(60)]
    for ticket in bens:
        assign(ticket, to=ben, by=ben)
    others = [opened(dora, support_queue), opened(dora, billing_queue)]
    listed = {"every": "1", "list": Filters(assignee=str(ben.pk)).but(), "to": bea.pk}

    answered = as_ada.post("/tickets/selection/assignment/", listed)

    sentence, way_back = _said(answered)
    assert sentence == "60 tickets are with Bea Lund now."
    assert set(Ticket.objects.assigned_to(bea)) == set(bens)
    assert {ticket.pk for ticket in Ticket.objects.unassigned()} == set(_ids(others))

    as_ada.post("/tickets/selection/return/", way_back)
    assert Ticket.objects.assigned_to(ben).count() == 60


def test_a_list_of_too_many_is_refused_and_nothing_is_done(
    as_ben: Client, three: list[Ticket], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rapport.tickets.views.lists.selection.MOST", 2)

    answered = as_ben.post("/tickets/selection/take/", {"every": "1", "list": ""})

    assert answered.status_code == 422
    assert "More than 2 tickets are in this list." in answered.content.decode()
    assert Ticket.objects.unassigned().count() == 3


def test_giving_to_somebody_who_is_away_says_so(
    as_ben: Client, ben: User, bea: User, three: list[Ticket]
) -> None:
    note_absence(bea, start=clock.now() - timedelta(days=1), by=bea)

    answered = as_ben.post("/tickets/selection/assignment/", {"ticket": _ids(three), "to": bea.pk})

    assert _said(answered)[0] == "3 tickets are with Bea Lund now. Bea Lund is away."


def test_the_people_to_give_them_to_show_load_and_absence(
    as_ben: Client, ben: User, bea: User, three: list[Ticket]
) -> None:
    assign(three[0], to=ben, by=ben)
    note_absence(bea, start=clock.now() - timedelta(days=1), by=bea)

    shown = as_ben.get("/tickets/selection/people/", headers=HTMX).content.decode()

    mine, hers = shown.index("Ben Okafor"), shown.index("Bea Lund")
    assert mine < hers, "Who is away comes last, however little they have."
    assert "1 open" in shown[mine:hers]
    assert 'data-confirm="Bea Lund is away. Give them the tickets all the same?"' in shown


def test_many_changes_are_announced_in_a_header_that_servers_accept(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    made = [opened(dora, support_queue) for _n in range(120)]

    answered = as_ben.post(
        "/tickets/selection/take/", {"ticket": _ids(made)}, headers={"HX-Request": "true"}
    )

    assert "live:queue" in answered.headers["HX-Trigger"]
    assert len(answered.headers["HX-Trigger"]) < 2000
