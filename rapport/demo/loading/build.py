"""Building the company in an empty desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import connection

from rapport.core import clock
from rapport.core.database.durability import never_on_disk
from rapport.demo.company.company import Company
from rapport.demo.company.happenings import TicketStory
from rapport.demo.company.plan import Plan
from rapport.demo.company.stories import stories
from rapport.demo.loading.bulk_writer import BulkWriter
from rapport.demo.loading.furnish import furnish
from rapport.demo.loading.letters import write_letters
from rapport.demo.loading.morning import begin_the_day
from rapport.demo.loading.odd_mails import deliver_odd_mails
from rapport.demo.loading.remarks import leave_remarks
from rapport.demo.loading.store import Store
from rapport.demo.models import Demonstration
from rapport.timeline.reading import readers

# Stories per transaction; about 30 rows each.
CHUNK = 1_000
# Memory for SQLite meanwhile, in KiB.
CACHE = 65_536
MINUTE = 60
# Called after each chunk with the number of stories written so far.
Progress = Callable[[int], object]


def build(plan: Plan, progress: Progress = lambda done: None) -> Demonstration:
    """Write the company of a plan into an empty desk, in bounded memory.

    A row marks the demonstration as unfinished until ``finish`` says that everything is there.
    """
    demonstration = Demonstration.objects.create(
        tickets=plan.tickets, months=plan.months, seed=plan.seed, until=plan.until
    )
    with _hurry():
        _write(plan, progress)
    _pass_over_history()
    return demonstration


def finish(demonstration: Demonstration) -> Demonstration:
    """Leave notes and a few mails with a look of their own, and record that everything is there,
    including the facts.
    """
    leave_remarks(demonstration.until)
    write_letters(demonstration.until)
    deliver_odd_mails(demonstration.until)
    demonstration.finished_at = clock.now()
    demonstration.save(update_fields=["finished_at"])
    return demonstration


def _write(plan: Plan, progress: Progress) -> None:
    company = Company(plan)
    store = Store()
    desk = furnish(company)
    writer = BulkWriter(company, desk, store)
    done = 0
    for chunk in _chunks(stories(plan)):
        for story in chunk:
            writer.write(story)
        store.flush(before=chunk[-1].opened_at)
        done += len(chunk)
        progress(done)
    # Mail sent in the last seconds arrives just after the end.
    store.flush(before=company.until + MINUTE)
    store.finish()
    begin_the_day(company, desk)


@contextmanager
def _hurry() -> Iterator[None]:
    """Let SQLite skip waiting for the disk: an interrupted build is started again anyway."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    kept = _pragma("cache_size")
    _pragma("cache_size", -CACHE)
    try:
        with never_on_disk():
            yield
    finally:
        _pragma("cache_size", kept)


def _pragma(name: str, value: int | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" if value is None else f"PRAGMA {name}={value:d}")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _chunks(told: Iterator[TicketStory]) -> Iterator[list[TicketStory]]:
    while chunk := list(islice(told, CHUNK)):
        yield chunk


def _pass_over_history() -> None:
    """Make readers with outside effects start after the imported history."""
    for reader in readers.READERS:
        if isinstance(reader, readers.Reader):
            readers.skip_to_end(reader, at=clock.now())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA analysis_limit=1000")
        cursor.execute("ANALYZE")
