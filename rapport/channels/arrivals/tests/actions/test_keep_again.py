"""An arrival that is to be settled once more."""

from __future__ import annotations

from rapport.channels.arrivals.actions.keep import keep_again
from rapport.channels.conftest import Arrive
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.timeline.models import Event

State = Inbound.State


def test_it_is_kept_as_if_it_had_just_come_and_the_caller_records_why(arrive: Arrive) -> None:
    opened = arrive(mail())
    Inbound.objects.update(attempts=2, reason="It was late.")
    before = Event.objects.count()

    assert keep_again(opened, State.OPENED, treated_as="spam")

    row = Inbound.objects.get()
    assert (row.state, row.reason, row.attempts, row.settled_at) == ("kept", "", 0, None)
    assert row.treated_as == "spam"
    assert Event.objects.count() == before


def test_one_that_has_changed_meanwhile_stays_as_it_is(arrive: Arrive) -> None:
    opened = arrive(mail())

    assert not keep_again(opened, State.PARKED)
    assert Inbound.objects.get().state == "opened"
