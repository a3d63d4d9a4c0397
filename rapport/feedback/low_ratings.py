"""Low ratings that none of us has followed up."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from rapport.feedback.models import UNHAPPY_UPTO, Response
from rapport.people.models import User
from rapport.tickets.models import Message, Ticket

# Older ones that nobody has followed up are history.
DAYS = 30
MOST = 500


def unanswered(user: User, at: datetime) -> list[Response]:
    """Return the low ratings of the last 30 days on tickets that this person sees, after which
    none of us has written; the lowest first, then the oldest, at most ``MOST``.
    """
    said_since = Message.objects.filter(
        ticket=OuterRef("ticket"), user__isnull=False, at__gt=OuterRef("at")
    )
    found = (
        Response.objects.filter(
            # Asked one by one, as there are few: a join would read the whole list of tickets.
            Exists(Ticket.objects.visible_to(user).filter(pk=OuterRef("ticket"))),
            superseded_at=None,
            score__lte=UNHAPPY_UPTO,
            at__gt=at - timedelta(days=DAYS),
        )
        .exclude(Exists(said_since))
        .select_related("ticket__customer")
        .order_by("score", "at")
    )
    return list(found[:MOST])
