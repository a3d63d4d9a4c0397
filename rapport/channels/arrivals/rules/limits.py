"""Limits against mail loops and floods, in numbers.

An automatic answer is sent only on opening a ticket, and not to somebody who opened
``ACKNOWLEDGED_TICKETS`` within ``WINDOW`` or wrote under the same subject in that time: so two
programs that answer each other stop after a few rounds, whatever headers they lack. Mails of one
sender with the same subject, more than ``SAME_SUBJECT`` within ``FLOOD_WINDOW``, go into one
ticket; for those of a form without an address, which are of different people, there is
``repeats``. No mail is held back: one address may pass on the mail of a whole shop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from rapport.channels.intake.decisions import Author
from rapport.core.database.prepared import prepared
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import TicketQuerySet

WINDOW = timedelta(hours=3)
ACKNOWLEDGED_TICKETS = 10
FLOOD_WINDOW = timedelta(hours=1)
SAME_SUBJECT = 50
LOOKED_AT = 100
_ANSWERS = re.compile(r"^(?:\s*\w{1,4}(?:\[\d+\])?\s?:)+\s*")


@dataclass(frozen=True, slots=True)
class Recent:
    """The tickets somebody has opened lately, latest first, as (id, subject, opened at)."""

    tickets: tuple[tuple[int, str, datetime], ...]

    def may_acknowledge(self, subject: str) -> bool:
        """Return whether one more automatic confirmation is harmless."""
        if len(self.tickets) >= ACKNOWLEDGED_TICKETS:
            return False
        return all(_bare(known) != _bare(subject) for _, known, _ in self.tickets)

    def flooded_ticket(self, subject: str, at: datetime) -> int | None:
        """Return the ticket that gathers a flood of the same subject, or None without a flood."""
        same = [
            ticket
            for ticket, known, opened_at in self.tickets
            if known == subject and opened_at > at - FLOOD_WINDOW
        ]
        return same[0] if len(same) >= SAME_SUBJECT else None


def recent(author: Author, subject: str, at: datetime) -> Recent:
    """Return what somebody opened lately, nothing for an unknown person; bounded, however many."""
    person = author.known
    if person is None:
        return Recent(())
    known = _latest(person.pk)
    if len(known) < ACKNOWLEDGED_TICKETS and _bare(subject) not in map(_bare, known):
        return Recent(())  # So few never reach a limit, however recent.
    return _recent(Ticket.objects.filter(customer=person), at)


def _recent(tickets: TicketQuerySet, at: datetime) -> Recent:
    rows = tickets.filter(opened_at__gt=at - WINDOW).order_by("-opened_at")
    return Recent(tuple(rows.values_list("pk", "subject", "opened_at")[:LOOKED_AT]))


def _bare(subject: str) -> str:
    """Return a subject without reply prefixes, such as the piled-up "Re:" of two programs."""
    return _ANSWERS.sub("", subject)


@prepared
def _latest(person: int) -> QuerySet[Ticket, Any]:
    found = Ticket.objects.filter(customer=person).order_by("-opened_at")
    return found.values_list("subject", flat=True)[:LOOKED_AT]
