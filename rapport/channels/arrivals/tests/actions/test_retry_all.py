"""All parked arrivals, processed again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.channels.arrivals.actions import retry_all
from rapport.channels.arrivals.tests.recording import kinds
from rapport.channels.conftest import Arrive
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core.errors import NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Queue

LATER = MONDAY + timedelta(hours=1)


def test_all_that_is_parked_is_tried_again(arrive: Arrive, ada: User, support_queue: Queue) -> None:
    """As when there was no queue yet: what was parked then is not lost."""
    Queue.objects.filter(pk=support_queue.pk).update(is_default=False)
    parked = [arrive(mail("Hello?", sender="")), arrive(mail("Hello again?", sender=""))]
    assert {one.state for one in parked} == {"parked"}

    again = retry_all(Inbound.objects.all(), by=ada, at=LATER)
    assert [one.pk for one in again] == [one.pk for one in parked]
    assert kinds().count("inbound.retried") == 2


def test_what_cannot_be_processed_is_parked_again(arrive: Arrive, ada: User) -> None:
    arrive(mail("Hello?", sender=""))

    (again,) = retry_all(Inbound.objects.all(), by=ada, at=LATER)

    assert (again.state, again.settled_at) == ("parked", LATER)


def test_what_was_lost_is_left_alone(arrive: Arrive, ada: User) -> None:
    arrive(mail("Hello?", sender=""))
    Inbound.objects.update(digest="")

    assert retry_all(Inbound.objects.all(), by=ada, at=LATER) == []


def test_an_agent_may_not(arrive: Arrive, ben: User) -> None:
    arrive(mail("Hello?", sender=""))

    with pytest.raises(NotAllowed):
        retry_all(Inbound.objects.all(), by=ben, at=LATER)
