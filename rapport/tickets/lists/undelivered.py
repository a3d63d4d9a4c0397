"""Answers that failed for good and have not been dealt with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core.database.prepared import prepared
from rapport.core.registry import Registry
from rapport.customers.models import Cause
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import DeliveryReport, Message, Nondelivery, Outgoing, Ticket
from rapport.tickets.querysets import sight_of
from rapport.tickets.status import Status

# Older failures on solved tickets, or of copies, that have troubled nobody since are history.
DAYS = 30
MOST = 200
FAILED = DeliveryReport.Word.FAILED


@dataclass(frozen=True)
class Line:
    """A sentence below the list about what failed but is no answer, and where there is more."""

    text: str
    url: str = ""


# Takes who looks, and since when it matters.
Beside = Callable[[User, datetime], Iterable[Line]]
BESIDE: Registry[Beside] = Registry("lines below the list of answers that did not arrive")


def beside(user: User, at: datetime) -> list[Line]:
    """Return what else failed in the last days."""
    return [line for source in BESIDE for line in source(user, at - timedelta(days=DAYS))]


def automatic(user: User, since: datetime) -> Iterator[Line]:
    """Yield how many confirmations and surveys did not arrive; they are no answers."""
    parked = Outgoing.objects.filter(
        state=Outgoing.State.PARKED,
        queued_at__gt=since,
        purpose__in=(Outgoing.Purpose.ACKNOWLEDGEMENT, Outgoing.Purpose.SURVEY),
        ticket__in=Ticket.objects.visible_to(user),
    )
    if count := parked.count():
        said = ngettext(
            "Besides, %(n)d confirmation or survey did not arrive.",
            "Besides, %(n)d confirmations and surveys did not arrive.",
            count,
        )
        yield Line(said % {"n": count})


@dataclass(frozen=True)
class Undelivered:
    """One answer that did not arrive, the sendings of it, and what was reported about them."""

    row: Nondelivery
    sendings: Sequence[Outgoing]
    reports: Sequence[DeliveryReport]

    @property
    def message(self) -> Message:
        """Return the answer."""
        return self.row.message

    @property
    def ticket(self) -> Ticket:
        """Return its ticket."""
        return self.row.message.ticket

    @property
    def at(self) -> datetime:
        """Return when the failure became known."""
        return self.row.at

    @property
    def is_underway(self) -> bool:
        """Return whether it is being sent again."""
        underway = (Outgoing.State.QUEUED, Outgoing.State.CLAIMED)
        return any(each.state in underway for each in self.sendings)

    @property
    def address(self) -> str:
        """Return where it failed; empty if it went nowhere."""
        if self.reports:
            return self.reports[-1].address
        return next((each.to[0] for each in self.sendings if each.to), "")

    @property
    def reason(self) -> str:
        """Return why it failed, as the start of a sentence."""
        if self.reports:
            return self.reports[-1].reason
        parked = (each.reason for each in self.sendings if each.reason)
        return next(parked, _("There is no email address to send it to"))

    @property
    def cause(self) -> str:
        """Return why it failed, within a sentence."""
        if self.reports:
            return str(Cause(self.reports[-1].cause or Cause.OTHER).label)
        return _("it could not be sent") if self.sendings else _("there is no email address")

    @property
    def text(self) -> str:
        """Return where and why it failed."""
        return f"{self.address}: {self.reason}" if self.address else self.reason

    @property
    def is_refused_for_good(self) -> bool:
        """Return whether sending it to the same address again cannot help."""
        return any(report.is_permanent for report in self.reports)


def undelivered(user: User, at: datetime, only: Collection[int] = ()) -> list[Undelivered]:
    """Return one failure for each ticket that this person sees, oldest first, at most ``MOST``;
    with ``only``, those on the tickets of these numbers.

    It is dealt with once it has arrived, or a later answer has, or a person told the customer in
    another way, or the ticket is closed. Trying is not enough, and neither is a note.
    """
    if not user.may(Ability.SEE_TICKETS):
        return []
    by_ticket: dict[int, Nondelivery] = {}
    for row in _open(at - timedelta(days=DAYS), *sight_of(user), tuple(only)):
        by_ticket.setdefault(row.message.ticket_id, row)
    return with_reasons(by_ticket.values())


def with_reasons(rows: Iterable[Nondelivery]) -> list[Undelivered]:
    """Return the same with why each failed, in two queries."""
    rows = list(rows)
    sendings: dict[int, list[Outgoing]] = {row.message_id: [] for row in rows}
    reports: dict[int, list[DeliveryReport]] = {row.message_id: [] for row in rows}
    if rows:
        for sending in Outgoing.objects.filter(message__in=list(sendings)).order_by("pk"):
            sendings[sending.message_id or 0].append(sending)
        told = DeliveryReport.objects.filter(outgoing__message__in=list(reports), word=FAILED)
        # The latest last, before it those that were settled when it was sent again.
        for report in told.select_related("outgoing").order_by("at", "pk"):
            reports[report.outgoing.message_id or 0].append(report)
    return [Undelivered(row, sendings[row.message_id], reports[row.message_id]) for row in rows]


def arrived(since: OuterRef, **of: Any) -> Exists:
    """Return a condition: an answer written after that time has left, and did not come back; ``of``
    are the fields that say on which tickets.
    """
    failed = DeliveryReport.objects.filter(outgoing=OuterRef("pk"), word=FAILED, settled_at=None)
    sent = Outgoing.objects.filter(
        purpose=Outgoing.Purpose.REPLY,
        state=Outgoing.State.SENT,
        queued_at__gt=since,
        **of,
    )
    return Exists(sent.exclude(Exists(failed)))


@prepared
def _open(
    since: datetime, teams: tuple[int, ...], own: int | None, only: tuple[int, ...]
) -> QuerySet[Nondelivery, Nondelivery]:
    tickets = Ticket.objects.in_sight(teams, own).exclude(status=Status.CLOSED)
    if only:
        tickets = tickets.filter(pk__in=only)
    return (
        Nondelivery.objects.filter(
            Q(at__gt=since) | Q(is_missed=True, message__ticket__resolved_at=None),
            ended_at=None,
            message__ticket__in=tickets,
        )
        .exclude(arrived(OuterRef("at"), ticket=OuterRef("message__ticket")))
        .select_related("message__ticket__customer", "message__ticket__assignee")
        .order_by("at", "pk")[:MOST]
    )
