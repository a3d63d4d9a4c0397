"""Asking for a customer to be erased."""

from __future__ import annotations

import pytest

from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.privacy.actions import ask_for_erasure
from rapport.privacy.marks import list_path
from rapport.privacy.models import Erasure
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event


def test_the_name_is_typed_and_the_event_tells_nothing_of_it(dora: Person, ada: User) -> None:
    erasure = ask_for_erasure(dora, named=str(dora), by=ada)

    event = Event.objects.get(kind="privacy.erasure_asked")
    assert (event.subject_id, event.details) == (dora.pk, {})
    assert ask_for_erasure(dora, named=str(dora), by=ada) == erasure
    assert "dora" not in list_path().read_text().lower()


def test_another_name_is_refused(dora: Person, ada: User) -> None:
    with pytest.raises(Invalid):
        ask_for_erasure(dora, named="Emil", by=ada)
    assert not Erasure.objects.exists()


def test_an_unsolved_ticket_comes_first(ticket: Ticket, dora: Person, ada: User) -> None:
    with pytest.raises(Conflict):
        ask_for_erasure(dora, named=str(dora), by=ada)


def test_an_agent_may_not(dora: Person, ben: User) -> None:
    with pytest.raises(NotAllowed):
        ask_for_erasure(dora, named=str(dora), by=ben)
