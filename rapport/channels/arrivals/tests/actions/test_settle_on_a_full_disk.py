"""An arrival that is processed while nothing can be written."""

from __future__ import annotations

import errno
from datetime import timedelta
from importlib import import_module

import pytest
from django.db import OperationalError

from rapport.channels.arrivals.actions import Raw, keep_one, settle
from rapport.channels.arrivals.actions.recover import settle_abandoned
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core import clock
from rapport.core.database.faults import Fault, fault_of
from rapport.tickets.models import Queue
from tests.failing import no_room, only_sqlite

pytestmark = [only_sqlite, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kept(support_queue: Queue) -> Inbound:
    at = clock.now()
    return keep_one(Raw("pipe:1", mail(), at), channel="email", account="", at=at)


def test_it_stays_kept_and_is_settled_later(kept: Inbound) -> None:
    with no_room(), pytest.raises(OperationalError) as refused:
        settle(kept)

    assert fault_of(refused.value) in {Fault.FULL, Fault.BROKEN}
    kept.refresh_from_db()
    assert kept.state == Inbound.State.KEPT, "nobody has to look at it"
    assert settle(kept).state == Inbound.State.OPENED


def test_such_a_try_is_no_death_of_ours(kept: Inbound, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three deaths would park it. The files refuse here, the database does not."""

    def refuse(inbound: Inbound) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    # The package has a function of the module's name.
    module = import_module("rapport.channels.arrivals.actions.settle")
    monkeypatch.setattr(module, "read", refuse)
    for _ in range(5):
        with pytest.raises(OperationalError):
            settle_abandoned(clock.now() + timedelta(minutes=5))

    kept.refresh_from_db()
    assert (kept.state, kept.attempts) == (Inbound.State.KEPT, 0)
