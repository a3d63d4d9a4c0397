"""Answers that came back and have not been dealt with."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from rapport.core.database.prepared import prepared
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import DeliveryReport, Outgoing, Ticket
from rapport.tickets.querysets import sight_of
from rapport.tickets.status import Status

# Older failures that have troubled nobody since are history.
DAYS = 30
MOST = 200


def undelivered(user: User, at: datetime, only: Collection[int] = ()) -> list[DeliveryReport]:
    """Return one failure for each ticket that this person sees, oldest first, at most ``MOST``;
    with ``only``, those on the tickets of these numbers.

    It is dealt with once a later answer has arrived, or the same one when it was sent again, or the
    ticket is closed. Trying is not enough, and neither is a note.
    """
    by_ticket: dict[int, DeliveryReport] = {}
    if not user.may(Ability.SEE_TICKETS):
        return []
    for report in _failures(at - timedelta(days=DAYS), *sight_of(user), tuple(only)):
        by_ticket.setdefault(report.outgoing.ticket_id, report)
    return list(by_ticket.values())


def arrived(since: OuterRef, **of: Any) -> Exists:
    """Return a condition: an answer written after that time has left, and did not come back; ``of``
    are the fields that say on which tickets.
    """
    failed = DeliveryReport.objects.filter(
        outgoing=OuterRef("pk"), word=DeliveryReport.Word.FAILED, settled_at=None
    )
    sent = Outgoing.objects.filter(
        purpose=Outgoing.Purpose.REPLY,
        state=Outgoing.State.SENT,
        queued_at__gt=since,
        **of,
    )
    return Exists(sent.exclude(Exists(failed)))


@prepared
def _failures(
    since: datetime, teams: tuple[int, ...], own: int | None, only: tuple[int, ...]
) -> QuerySet[DeliveryReport, DeliveryReport]:
    tickets = Ticket.objects.in_sight(teams, own).exclude(status=Status.CLOSED)
    if only:
        tickets = tickets.filter(pk__in=only)
    return (
        DeliveryReport.objects.filter(
            # One that was sent again counts until it has left.
            Q(settled_at=None) | ~Q(outgoing__state=Outgoing.State.SENT),
            word=DeliveryReport.Word.FAILED,
            at__gt=since,
            outgoing__purpose=Outgoing.Purpose.REPLY,
            outgoing__ticket__in=tickets,
        )
        .exclude(arrived(OuterRef("at"), ticket=OuterRef("outgoing__ticket")))
        .select_related("outgoing__ticket__customer", "outgoing__ticket__assignee")
        .order_by("at", "pk")[:MOST]
    )
