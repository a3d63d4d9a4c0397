"""Tickets that gathered mails from our own address, for pages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.channels.models import Inbound, InboundQuerySet
from rapport.core.phrases.figures import number
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.tickets.status import Status

MOST = 20
_SOLVED: Collection[str] = (Status.RESOLVED, Status.CLOSED)


@dataclass(frozen=True)
class Gathered:
    """An unsolved ticket, how many mails joined it beyond the limit, and since when."""

    ticket: Ticket
    count: int
    since: datetime

    @property
    def sentence(self) -> str:
        """Return what happened, without a full stop."""
        sentence = ngettext(
            "Too many mails from our own address: %(count)s is on #%(number)d",
            "Too many mails from our own address: %(count)s are on #%(number)d",
            self.count,
        )
        return sentence % {"count": number(self.count), "number": self.ticket.pk}

    @property
    def why(self) -> str:
        """Return the rule, and what to do."""
        return _(
            "Too many came within 10 minutes. A program may be repeating itself: find it and stop "
            "it. What a customer wrote can be made a separate ticket there."
        )


def gathered(user: User, arrived: InboundQuerySet | None = None) -> list[Gathered]:
    """Return those of some arrivals, by default of all, that the person may see."""
    rows = (Inbound.objects.all() if arrived is None else arrived).gathered()
    counted = rows.exclude(ticket=None).exclude(ticket__status__in=_SOLVED).order_by()
    told = counted.values_list("ticket").annotate(n=Count("pk"), since=Min("received_at"))
    found = {ticket: (n, since) for ticket, n, since in told.order_by("-since")[:MOST]}
    if not found:
        return []
    tickets = Ticket.objects.visible_to(user).filter(pk__in=found)
    return [Gathered(ticket, *found[ticket.pk]) for ticket in tickets]
