"""A ticket as one line of a list shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rapport.tickets.hours import Hours
from rapport.tickets.models import Ticket
from rapport.tickets.status import Status


@dataclass(frozen=True)
class Row:
    """A line: the ticket, and how long its customer has waited for us in the queue's open hours.

    ``waits`` is in seconds, None while nobody waits; ``calendar`` names whose hours were counted,
    and is empty where all hours count. The words are ready, because a page has fifty lines and a
    template takes twenty times as long for each: the address of the ticket, how it stands, in which
    hours the wait was counted, and what the box is called that chooses it.
    """

    ticket: Ticket
    waits: float | None
    calendar: str
    url: str
    status: str
    counted: str
    choose: str
    tags: Sequence[str] = ()


def rows_of(
    tickets: Iterable[Ticket], at: datetime, tags: Mapping[int, Sequence[str]] | None = None
) -> list[Row]:
    """Return the lines of tickets that came with their people; one query for all calendars."""
    hours, words, tags = Hours(), _Words(), tags or {}
    return [
        Row(
            ticket=ticket,
            waits=_waits(ticket, hours, at),
            calendar=ticket.queue.calendar_name,
            url=ticket.get_absolute_url(),
            status=words.statuses[ticket.status],
            counted=words.counted(ticket.queue.calendar_name),
            choose=words.choose % {"pk": ticket.pk},
            tags=tags.get(ticket.pk, ()),
        )
        for ticket in tickets
    ]


class _Words:
    """The words that lines share, looked up once for all of them."""

    def __init__(self) -> None:
        self.statuses = {status.value: str(status.label) for status in Status}
        self.choose = _("Choose #%(pk)s")
        self._counted = {"": _("As time passes")}

    def counted(self, calendar: str) -> str:
        """Say in which hours a wait is counted."""
        if calendar not in self._counted:
            words = _("In the open hours of %(calendar)s")
            self._counted[calendar] = words % {"calendar": calendar}
        return self._counted[calendar]


def _waits(ticket: Ticket, hours: Hours, at: datetime) -> float | None:
    if ticket.waiting_since is None:
        return None
    return hours.of(ticket.queue.calendar_name).seconds(ticket.waiting_since, at)
