"""Assigning a ticket on its page."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.people.models import User
from rapport.tickets.actions import assign
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event


def test_giving_it_to_a_teammate(ticket: Ticket, as_ben: Client, ben: User, bea: User) -> None:
    page = as_ben.post(
        f"/tickets/{ticket.pk}/assignment/", {"to": bea.pk}, follow=True
    ).content.decode()

    ticket.refresh_from_db()
    assert ticket.assignee == bea
    event = Event.objects.get(kind="ticket.assigned")
    assert (event.by_id, event.details["to"], event.details["from"]) == (ben.pk, bea.pk, None)
    assert f"#{ticket.pk} is now with Bea Lund." in page


def test_the_undo_gives_it_back_to_whom_it_was_with(
    ticket: Ticket, as_ben: Client, ben: User, bea: User
) -> None:
    assign(ticket, to=ben, by=ben)

    page = as_ben.post(
        f"/tickets/{ticket.pk}/assignment/", {"to": bea.pk}, follow=True
    ).content.decode()

    assert f'<input type="hidden" name="to" value="{ben.pk}">' in page


@pytest.mark.parametrize("how", ["post", "delete"])
def test_making_it_nobodys(ticket: Ticket, as_ben: Client, ben: User, how: str) -> None:
    assign(ticket, to=ben, by=ben)

    if how == "post":
        as_ben.post(f"/tickets/{ticket.pk}/assignment/", {"to": ""})
    else:
        as_ben.delete(f"/tickets/{ticket.pk}/assignment/")

    ticket.refresh_from_db()
    assert ticket.assignee is None
    assert Event.objects.filter(kind="ticket.unassigned").count() == 1
    assert ticket.assignments.get().end is not None


def test_taking_it(ticket: Ticket, as_ben: Client, ben: User) -> None:
    as_ben.post(f"/tickets/{ticket.pk}/take/")

    ticket.refresh_from_db()
    assert ticket.assignee == ben
    assert Event.objects.filter(kind="ticket.taken").count() == 1


def test_who_is_not_of_the_team_cannot_have_it(
    ticket: Ticket, as_ben: Client, cleo: User, rosa: User
) -> None:
    for person, sentence in (
        (cleo, "Cleo Marin is not in the team Support"),
        (rosa, "Rosa Lima does not work on tickets."),
    ):
        answered = as_ben.post(f"/tickets/{ticket.pk}/assignment/", {"to": person.pk})
        assert answered.status_code == 422
        assert sentence in answered.content.decode()


@pytest.mark.parametrize("nobody", ["0", "99999", "ben", "²"])
def test_a_number_that_is_nobodys_is_refused(ticket: Ticket, as_ben: Client, nobody: str) -> None:
    answered = as_ben.post(f"/tickets/{ticket.pk}/assignment/", {"to": nobody})

    assert answered.status_code == 422
    assert "Choose somebody from the list." in answered.content.decode()
