"""The right to try a way that could not send."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rapport.tickets.actions.messages.standstill import claim_try
from rapport.tickets.models import Standstill
from rapport.tickets.tests.actions.messages.sending import LATER

TRY = LATER + timedelta(minutes=2)


@pytest.mark.django_db
def test_one_of_two_processes_gets_it() -> None:
    Standstill.objects.create(way="email:1", since=LATER, until=LATER, reason="It is down.")
    one, other = Standstill.objects.get(), Standstill.objects.get()

    assert claim_try(one, until=TRY)
    assert not claim_try(other, until=TRY)
    assert Standstill.objects.get().until == TRY
