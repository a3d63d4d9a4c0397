"""Answers that came back and have not been dealt with."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from rapport.people.models import User
from rapport.tickets.models import DeliveryReport, Message, Outgoing, Ticket
from rapport.tickets.status import Status

# Older failures that have troubled nobody since are history.
DAYS = 30
MOST = 200


def undelivered(user: User, at: datetime) -> list[DeliveryReport]:
    """Return one failure for each ticket that this person sees, oldest first, at most ``MOST``.

    It is dealt with once anybody has written on the ticket, including the customer, the answer was
    sent again, or the ticket is closed.
    """
    by_ticket: dict[int, DeliveryReport] = {}
    for report in _failures(user, at)[:MOST]:
        by_ticket.setdefault(report.outgoing.ticket_id, report)
    return list(by_ticket.values())


def _failures(user: User, at: datetime) -> QuerySet[DeliveryReport]:
    later = Message.objects.filter(ticket=OuterRef("outgoing__ticket"), at__gt=OuterRef("at"))
    return (
        DeliveryReport.objects.filter(
            word=DeliveryReport.Word.FAILED,
            settled_at=None,
            at__gt=at - timedelta(days=DAYS),
            outgoing__purpose=Outgoing.Purpose.REPLY,
            outgoing__ticket__in=Ticket.objects.visible_to(user).exclude(status=Status.CLOSED),
        )
        .exclude(Exists(later.exclude(kind=Message.Kind.AUTOMATIC)))
        .select_related("outgoing__ticket__customer")
        .order_by("at", "pk")
    )
