"""Limits of mails from our own address, whose sender nobody knows.

A form writes so, and each mail is another person's; a script that answers our mail does, too, and
then it never ends. So more than ``ALIKE`` mails of one shape, or ``ANY`` of any, within ``WINDOW``
go on from there on one ticket: it says so, each can be read there and made a ticket of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet

from rapport.channels.arrivals.rules import keys
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import Repeated
from rapport.channels.models import Inbound
from rapport.core.database.prepared import prepared
from rapport.tickets.models import Ticket

WINDOW = timedelta(minutes=10)
ALIKE = 20
ANY = 100
LOOKED_AT = 500
COMPARED = 100  # characters of a name
_ANSWERS = re.compile(r"^(?:\s*\w{1,4}(?:\[\d+\])?\s?:)+\s*")
# Numbers, dates and the marks of a single run: what a program changes from mail to mail.
_COUNTED = re.compile(r"[^\W\d]*\d\w*")


def repeated(arrival: Arrival) -> Repeated | None:
    """Return the limit that this mail exceeds and the ticket for it, None for all others."""
    parsed, inbound = arrival.parsed, arrival.inbound
    sender = parsed.who.sender
    if sender is None or sender.value:
        return None
    keys.hold([keys.key(f"repeats {inbound.channel} {inbound.account}")])
    rows = _lately(inbound.channel, inbound.account, arrival.at - WINDOW, arrival.at)
    shape = _shape(sender.name, parsed.what.content.subject)
    alike = [row for row in rows if _shape(row.said.get("form", ""), row.subject) == shape]
    if len(alike) >= ALIKE:
        return Repeated(ALIKE, _gathering(alike))
    return Repeated(ANY, _gathering(rows)) if len(rows) >= ANY else None


def _shape(name: str, subject: str) -> tuple[str, str]:
    """Return what does not change from one mail of a program to the next."""
    bare = _ANSWERS.sub("", subject)
    return _COUNTED.sub("0", name[:COMPARED].casefold()), _COUNTED.sub("0", bare.casefold())


def _gathering(rows: list[Any]) -> int | None:
    """Return the open ticket that the latest of these gathered on, None to begin one."""
    begun: Iterator[int] = (
        row.ticket for row in rows if row.said.get("gathers") or row.state == Inbound.State.GATHERED
    )
    latest = next(begun, 0)
    usable = Ticket.objects.unsolved().filter(pk=latest, merged_into=None)
    return latest if latest and usable.exists() else None


@prepared
def _lately(channel: str, account: str, after: datetime, until: datetime) -> QuerySet[Inbound, Any]:
    found = Inbound.objects.filter(
        channel=channel,
        account=account,
        received_at__gt=after,
        received_at__lte=until,
        message__particulars__has_key="own_address",
    ).order_by("-received_at", "-pk")
    told = found.annotate(
        subject=F("message__subject"),
        said=F("message__particulars"),
    )
    return told.values_list("subject", "state", "said", "ticket", named=True)[:LOOKED_AT]
