"""The watch for other processes' events."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction

from rapport.people.actors import SYSTEM
from rapport.people.models import Team
from rapport.timeline.models import Event
from rapport.timeline.news import bell, wake
from rapport.timeline.news.lookout import Lookout
from rapport.timeline.record import record
from rapport.timeline.tests.happenings import WAVED
from rapport.timeline.tests.test_commit_order import Writer
from tests.postgres import on_postgres

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 30.0


@pytest.fixture
def lookout() -> Iterator[Lookout]:
    seen, lookout = wake.count(), Lookout()
    lookout.start()
    # It listens from now on, and has woken those who waited for earlier news.
    assert wake.wait(seen, PATIENCE) != seen
    yield lookout
    lookout.stop()
    lookout.join(PATIENCE)
    assert not lookout.is_alive()


def is_woken_when(so: Callable[[], bool]) -> bool:
    """Return whether this process is woken shortly, at a time when ``so`` is true."""
    seen, end = wake.count(), time.monotonic() + PATIENCE
    while time.monotonic() < end:
        now = wake.wait(seen, 1)
        if now != seen and so():
            return True
        seen = now
    return False


def test_news_of_another_process_wakes_this_one(lookout: Lookout) -> None:
    for _ in range(3):
        seen = wake.count()
        tell()
        assert wake.wait(seen, PATIENCE) != seen


def tell() -> None:
    """Announce news as another process would, without waking this one."""
    if not on_postgres():
        bell.ring()
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, '')", [wake.CHANNEL])


@pytest.mark.skipif(not on_postgres(), reason="SQLite has one writer at a time")
def test_an_event_that_has_to_settle_is_announced_again_when_it_has(
    lookout: Lookout, support: Team
) -> None:
    """Nobody writes after it: only the end of an older transaction lets readers see it."""
    older = Writer(support)
    with transaction.atomic():
        record(WAVED, support, by=SYSTEM)
    assert Event.objects.unsettled().count() == 1
    assert not Event.objects.settled().exists()
    older.roll_back()

    assert is_woken_when(lambda: Event.objects.settled().exists())
    assert not Event.objects.unsettled().exists()
