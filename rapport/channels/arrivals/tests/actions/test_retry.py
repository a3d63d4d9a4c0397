"""A parked arrival, processed again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.arrivals.actions import retry
from rapport.channels.conftest import Arrive
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core.errors import Conflict, NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Queue, Ticket
from rapport.timeline.history import history

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def parked(arrive: Arrive, support_queue: Queue) -> Inbound:
    """Return a parked question that nothing keeps from becoming a ticket any more."""
    arrived = arrive(mail())
    Ticket.objects.all().delete()
    Inbound.objects.filter(pk=arrived.pk).update(
        state="parked", reason="There is no queue yet.", ticket=None, message=None
    )
    arrived.refresh_from_db()
    return arrived


def test_it_is_processed_and_leaves_one_event(parked: Inbound, ada: User) -> None:
    for _again in range(2):
        again = retry(parked, by=ada, at=LATER)

    assert (again.state, again.settled_at) == ("opened", LATER)
    assert Ticket.objects.count() == 1
    told = [line.sentence for line in history(parked)]
    assert told.count("Ada Berg asked to process what arrived by email again") == 1


def test_what_could_not_be_fetched_keeps_its_reason(parked: Inbound, ada: User) -> None:
    Inbound.objects.filter(pk=parked.pk).update(digest="", reason="It is too large.")
    parked.refresh_from_db()

    with pytest.raises(Conflict, match="could not be fetched"):
        retry(parked, by=ada, at=LATER)

    parked.refresh_from_db()
    assert (parked.state, parked.reason) == ("parked", "It is too large.")


def test_what_is_settled_otherwise_stays_as_it_is(arrive: Arrive, ada: User) -> None:
    opened = arrive(mail())

    assert retry(opened, by=ada, at=LATER).settled_at == MONDAY


def test_an_agent_may_not(parked: Inbound, ben: User, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        retry(parked, by=ben, at=LATER)
    assert as_ben.post(f"/settings/arrivals/{parked.pk}/retry/").status_code == 403


def test_on_the_page_what_is_not_there_is_not_found(parked: Inbound, as_ada: Client) -> None:
    assert as_ada.post("/settings/arrivals/404/retry/").status_code == 404
    assert as_ada.post(f"/settings/arrivals/{parked.pk}/retry/").status_code == 302
    parked.refresh_from_db()
    assert parked.state == "opened"
