"""The tickets on which a desk is measured.

Django must be set up first.
"""

from __future__ import annotations

from django.db.models import Count

from rapport.tickets.models import Ticket
from rapport.tickets.querysets import TicketQuerySet

# How many messages the shown ticket has, so that its page is as long on every desk.
MESSAGES = 4


def held() -> TicketQuerySet:
    """Return tickets with an owner, so that every reply does the same: the first reply also
    assigns.
    """
    return Ticket.objects.unsolved().exclude(assignee=None).order_by("-pk")


def shown() -> int:
    """Return the number of the ticket that is shown; on a tiny desk the nearest."""
    counted = held().annotate(said=Count("messages")).values_list("pk", "said")
    return min(counted, key=lambda each: abs(each[1] - MESSAGES))[0]
