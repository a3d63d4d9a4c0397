"""Deactivating a person."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.actions import deactivate, make_token
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.people.sign_in.tokens import admit_token
from rapport.tickets.actions import take
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event


def test_the_door_is_closed_at_once(as_ben: Client, ben: User, ada: User) -> None:
    secret = make_token(ben, by=ben, at=MONDAY).secret

    closed = deactivate(ben, by=ada, at=MONDAY)

    assert not closed.may(Ability.SEE_TICKETS)
    assert admit_token(secret, at=MONDAY) is None
    assert "/accounts/login/" in as_ben.get("/settings/profile/").headers["Location"]
    assert Event.objects.filter(kind="user.deactivated").count() == 1


def test_what_they_hold_stays_theirs(ben: User, ada: User, ticket: Ticket) -> None:
    take(ticket, by=ben, at=MONDAY)

    deactivate(ben, by=ada, at=MONDAY)

    assert Ticket.objects.get().assignee == ben


def test_closing_a_closed_door_changes_nothing(ben: User, ada: User) -> None:
    deactivate(ben, by=ada, at=MONDAY)
    deactivate(ben, by=ada, at=MONDAY)

    assert Event.objects.count() == 1


def test_nobody_locks_themselves_out(ada: User) -> None:
    with pytest.raises(Conflict, match="deactivate yourself"):
        deactivate(ada, by=ada, at=MONDAY)


def test_an_agent_may_not(ben: User, bea: User) -> None:
    with pytest.raises(NotAllowed):
        deactivate(bea, by=ben, at=MONDAY)


def test_a_manager_closes_no_door_for_an_administrator(nora: User, ada: User) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator"):
        deactivate(nora, by=ada, at=MONDAY)


def test_the_last_administrator_stays(nora: User) -> None:
    from rapport.people.actors import SYSTEM

    with pytest.raises(Conflict, match="last administrator"):
        deactivate(nora, by=SYSTEM, at=MONDAY)
