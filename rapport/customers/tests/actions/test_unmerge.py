"""Undoing a merge of two people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.core.errors import NotAllowed
from rapport.customers import search
from rapport.customers.actions import merge, unmerge
from rapport.customers.models import Merge, Person
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.history import history
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(days=1)


@pytest.fixture
def row(dora: Person, emil: Person, ada: User, ticket: Ticket) -> Merge:
    return merge(dora, into=emil, by=ada, at=MONDAY)


def test_the_two_are_two_again_and_it_leaves_one_event_for_each(
    row: Merge, dora: Person, emil: Person, ada: User, ticket: Ticket
) -> None:
    for _again in range(2):
        assert unmerge(row, by=ada, at=LATER) == dora

    row.refresh_from_db()
    ticket.refresh_from_db()
    assert (row.undone_at, row.undone_by) == (LATER, ada)
    assert (ticket.customer, dora.identities.count(), emil.identities.count()) == (dora, 1, 1)
    assert Event.objects.filter(kind="person.unmerged").count() == 2
    assert history(emil)[-1].sentence == "Ada Berg undid the merge with Dora Lind"
    assert history(dora)[-1].sentence == "Ada Berg undid the merge with Emil Sato"
    assert dora in search.matching(Person.objects.all(), "dora@nordwind")


def test_an_agent_may_not(row: Merge, ben: User) -> None:
    with pytest.raises(NotAllowed):
        unmerge(row, by=ben, at=LATER)


def test_on_the_page_it_is_undone_and_what_is_not_there_is_not_found(
    as_ada: Client, as_ben: Client, row: Merge, dora: Person
) -> None:
    address = f"/merges/{row.pk}/undo/"

    assert as_ben.post(address).status_code == 403
    assert as_ada.post("/merges/404/undo/").status_code == 404
    assert as_ada.post(address).headers["Location"] == f"/customers/{dora.pk}/"
    dora.refresh_from_db()
    assert dora.merged_into is None
