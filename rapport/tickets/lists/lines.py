"""The lines of the queue.

Each has exactly the fields that it shows. A page has fifty of them: whole models, five per line,
would take most of its time, and so would texts formatted fifty times in a template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.core.face.addresses import address
from rapport.customers.models import Person
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.choices import Colleague
from rapport.tickets.models import Ticket
from rapport.tickets.status import SOLVED, Priority, Status

_COLUMNS = (
    "pk",
    "subject",
    "status",
    "priority",
    "waiting_since",
    "opened_at",
    "changed_at",
    "last_words",
    "assignee_id",
    "assignee__name",
    "customer__name",
    "customer__organisation__name",
    "queue__name",
    "queue__calendar_name",
    "category__name",
)


class Line(NamedTuple):
    """A line of the queue.

    ``waits`` is how long the customer has waited for us in the queue's open hours, in seconds,
    None while nobody waits; ``counted`` says in which hours. ``url`` is the address of the ticket,
    ``choose`` the label of its check box.
    """

    number: str
    subject: str
    status: str
    stands: str
    is_solved: bool
    urgency: str
    priority: str
    waits: float | None
    counted: str
    waiting_since: datetime | None
    opened_at: datetime
    changed_at: datetime
    said: str
    assignee: Colleague | None
    customer: str
    organisation: str
    queue: str
    category: str
    url: str
    choose: str
    tags: Sequence[str] = ()


def columns_of(tickets: QuerySet[Ticket, Any]) -> QuerySet[Ticket, Any]:
    """Select only the columns that lines show."""
    return tickets.values_list(*_COLUMNS, named=True)


def lines_of(
    columns: Iterable[Any], at: datetime, tags: Mapping[int, Sequence[str]] | None = None
) -> list[Line]:
    """Return the lines of tickets, given by their columns; one query for all calendars.

    One more query finds the addresses of customers without a name.
    """
    hours, words, tags, columns = Hours(), _Words(), tags or {}, list(columns)
    words.nameless = _addresses([each.pk for each in columns if not each.customer__name])
    return [_line(each, hours, words, at, tags.get(each.pk, ())) for each in columns]


def _addresses(tickets: list[int]) -> dict[int, str]:
    """Return the addresses of those tickets' customers who have no name."""
    if not tickets:
        return {}
    primary_last = ("customer__identities__is_primary", "-customer__identities__pk")
    rows = Ticket.objects.filter(pk__in=tickets, customer__identities__isnull=False)
    return dict(rows.order_by(*primary_last).values_list("pk", "customer__identities__value"))


def _line(each: Any, hours: Hours, words: _Words, at: datetime, tags: Sequence[str]) -> Line:
    return Line(
        number=str(each.pk),
        subject=each.subject,
        status=each.status,
        stands=words.statuses[each.status],
        is_solved=each.status in SOLVED,
        urgency=_URGENT.get(each.priority, ""),
        priority=words.priorities[each.priority],
        waits=hours.waited(each.queue__calendar_name, each.waiting_since, at),
        counted=words.counted(each.queue__calendar_name),
        waiting_since=each.waiting_since,
        opened_at=each.opened_at,
        changed_at=each.changed_at,
        said=each.last_words,
        assignee=Colleague(each.assignee_id, each.assignee__name) if each.assignee_id else None,
        customer=each.customer__name or words.nameless.get(each.pk, words.unknown),
        organisation=each.customer__organisation__name or "",
        queue=each.queue__name,
        category=each.category__name or "",
        url=words.url(each.pk),
        choose=words.choose % {"pk": each.pk},
        tags=tags,
    )


# A line shows a priority only above normal; the name is for style sheets.
_URGENT = {p.value: p.name.lower() for p in Priority if p > Priority.NORMAL}


class _Words:
    """The texts that all lines share, looked up once."""

    def __init__(self) -> None:
        self.statuses = {status.value: str(status.label) for status in Status}
        self.priorities = {priority.value: str(priority.label) for priority in Priority}
        self.choose = _("Choose #%(pk)s")
        self.unknown = str(Person())
        self.nameless: dict[int, str] = {}
        self._before, _zero, self._after = address("ticket", 0).rpartition("0")
        self._counted = {"": _("As time passes")}

    def url(self, number: int) -> str:
        """Return the address of a ticket."""
        return f"{self._before}{number}{self._after}"

    def counted(self, calendar: str) -> str:
        """Say in which hours a wait is counted."""
        if calendar not in self._counted:
            sentence = _("During the open hours of %(calendar)s")
            self._counted[calendar] = sentence % {"calendar": calendar}
        return self._counted[calendar]
