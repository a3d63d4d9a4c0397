"""Standstills: messages rest while their way cannot send.

See docs/decisions/0020. A failing way comes to a standstill: its messages are put aside, a page
at a time, without being tried or counted. When it has rested, the oldest one is tried; if that
works, all are due again. They also are when anything changes about how the way is chosen or
reached.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet

from rapport.channels import registry
from rapport.channels.backoff import Backoff
from rapport.channels.transport import Way, WayFails
from rapport.tickets.actions.messages import standstill as actions
from rapport.tickets.models import Outgoing, Standstill

REST = Backoff(first=timedelta(seconds=30), longest=timedelta(hours=1))
# How long a process may take to try a way before another one does.
TRY = timedelta(minutes=5)
# How many messages are put aside at once.
PAGE = 200


def begin(outgoing: Outgoing, error: WayFails, *, at: datetime) -> None:
    """Let a failing way rest, or rest longer, and its messages with it."""
    known = Standstill.objects.filter(way=error.way.name).first()
    until = at + REST.wait(known.failures + 1 if known else 1)
    actions.stand_still(
        outgoing,
        owner=outgoing.claimed_by,
        way=error.way.name,
        settings=error.way.settings,
        reason=error.sentence,
        until=None if error.until_changed else until,
        at=at,
    )


def is_any_over(at: datetime) -> bool:
    """Return whether a way has rested long enough, or was changed."""
    present = list(Standstill.objects.all())
    return any(each.until and each.until <= at for each in present) or bool(_changed(present))


def end_changed() -> None:
    """End the standstill of ways that are chosen or reached differently now."""
    for standstill in _changed(list(Standstill.objects.all())):
        actions.wake(standstill.way)


def rested(at: datetime) -> list[Standstill]:
    """Return the ways to try now, the first to try first."""
    return list(Standstill.objects.filter(until__lte=at).order_by("until"))


def claim_first_to_try(standstill: Standstill, at: datetime) -> Outgoing | None:
    """Claim the next try of a way; return its message, None when another process has the try."""
    return _oldest(standstill) if actions.claim_try(standstill, until=at + TRY) else None


def put_aside_to_first_free(due: QuerySet[Outgoing]) -> Outgoing | None:
    """Put aside those of these whose way rests, up to the first that is free; return that one."""
    while resting := set(Standstill.objects.values_list("way", flat=True)):
        page = list(due.select_related("ticket")[:PAGE])
        free = _rest(page, resting)
        if free or not page:
            return next(iter(free), None)
    return due.first()


def _rest(page: Sequence[Outgoing], resting: set[str]) -> list[Outgoing]:
    """Put aside messages of these ways, unless a person asked for them; return the others."""
    free: list[Outgoing] = []
    held: dict[str, list[Outgoing]] = {}
    for outgoing, way in zip(page, registry.ways(page), strict=True):
        if way.name in resting and outgoing.asked_at is None:
            held.setdefault(way.name, []).append(outgoing)
        else:
            free.append(outgoing)
    for name, waiting in held.items():
        actions.rest(waiting, way=name)
    return free


def _changed(present: Iterable[Standstill]) -> list[Standstill]:
    """Return those whose way has changed, or that no message waits for."""
    oldest = {each: _oldest(each) for each in present}
    waiting = [first for first in oldest.values() if first]
    ways = dict(zip(waiting, registry.ways(waiting), strict=True))
    return [
        standstill
        for standstill, first in oldest.items()
        if first is None or ways[first] != Way(standstill.way, standstill.settings)
    ]


def _oldest(standstill: Standstill) -> Outgoing | None:
    waiting = standstill.outgoing.exclude(state=Outgoing.State.PARKED).select_related("ticket")
    return waiting.order_by("pk").first()
