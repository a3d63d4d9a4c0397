"""Needs of customers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from rapport.cockpit.need import ROWS_SHOWN, Need, Row, Urgency
from rapport.core.phrases.directions import isolated
from rapport.core.phrases.durations import say
from rapport.feedback.low_ratings import unanswered
from rapport.feedback.models import BEST, Response
from rapport.people.models import User
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import TicketQuerySet

WORKING_DAY = 8 * 3600
SOON_AFTER = WORKING_DAY / 2
NOBODYS_AFTER = 3600
LOOKED_AT = 500
# More than this many are told as a number alone, so that nothing is counted twice.
TOLD_SINGLY = 2
# A low rating comes before a customer who waits.
RATING = 1


def waiting_too_long(user: User, at: datetime) -> list[Need]:
    """Return customers who have waited, or soon will have, longer than a working day for an
    answer.
    """
    waits = _waits(Ticket.objects.visible_to(user).waiting(), at)
    late = [(ticket, wait) for ticket, wait in waits if wait >= WORKING_DAY]
    soon = [(ticket, wait) for ticket, wait in waits if SOON_AFTER <= wait < WORKING_DAY]
    if len(late) > TOLD_SINGLY:
        needs = [_many_wait([ticket for ticket, _wait in late], len(waits) == LOOKED_AT)]
    else:
        needs = [_waits_long(ticket, wait, Urgency.BROKEN) for ticket, wait in late]
    return needs + [_waits_long(ticket, wait, Urgency.SOON) for ticket, wait in soon[:1]]


def unhappy_and_unanswered(user: User, at: datetime) -> list[Need]:
    """Return low ratings of the last 30 days that none of us has followed up."""
    found = unanswered(user, at)
    if len(found) > TOLD_SINGLY:
        return [_many_rated_low(found)]
    return [_rated_low(response) for response in found]


def nobodys(user: User, at: datetime) -> list[Need]:
    """Return unassigned tickets whose customer has waited for more than a working hour."""
    tickets = Ticket.objects.visible_to(user).waiting().unassigned()
    found = [(ticket, wait) for ticket, wait in _waits(tickets, at) if wait >= NOBODYS_AFTER]
    if not found:
        return []
    oldest, wait = found[0]
    count = len(found)
    text = ngettext(
        # xgettext:no-python-format (one is named, many are counted)
        "#%(number)s has had no assignee for %(wait)s",
        "%(count)s tickets have no assignee, the oldest for %(wait)s",
        count,
    ) % {"number": oldest.pk, "count": count, "wait": _working(wait)}
    return [
        Need(
            text=text,
            why=_("A customer is waiting, nobody has the ticket, and a working hour has passed."),
            since=oldest.waiting_since or oldest.opened_at,
            action=_("Assign"),
            url=_waiting_list([ticket for ticket, _wait in found], assignee="nobody"),
            urgency=Urgency.BROKEN if wait >= WORKING_DAY else Urgency.SOON,
            weight=count,
            rows=_rows(ticket for ticket, _wait in found),
            more=max(0, count - ROWS_SHOWN),
        )
    ]


def _waits(tickets: TicketQuerySet, at: datetime) -> list[tuple[Ticket, float]]:
    """Return tickets with the working time of their queue that the customer waits,
    longest first.
    """
    hours = Hours()
    waiting = tickets.select_related("queue", "customer").order_by("waiting_since", "pk")
    return [
        (ticket, hours.of(ticket.queue.calendar_name).seconds(ticket.waiting_since, at))
        for ticket in waiting[:LOOKED_AT]
        if ticket.waiting_since
    ]


def _waits_long(ticket: Ticket, wait: float, urgency: Urgency) -> Need:
    return Need(
        text=_("%(name)s is waiting for a reply: “%(subject)s”")
        % {"name": isolated(ticket.customer), "subject": isolated(ticket.subject)},
        why=_("They wrote %(wait)s ago and nobody has answered; a working day is 8 h.")
        % {"wait": _working(wait)},
        since=ticket.waiting_since or ticket.opened_at,
        action=pgettext("what to do", "Open"),
        url=ticket.get_absolute_url(),
        urgency=urgency,
        rows=_rows([ticket]),
    )


def _many_wait(late: list[Ticket], cut: bool) -> Need:
    count = f"{len(late)}+" if cut else str(len(late))
    return Need(
        text=_("%(count)s tickets have waited longer than a working day") % {"count": count},
        why=_("Nobody has answered their last message within 8 working hours."),
        since=late[0].waiting_since or late[0].opened_at,
        action=_("See them"),
        url=_waiting_list(late),
        urgency=Urgency.BROKEN,
        weight=len(late),
        rows=_rows(late),
        more=max(0, len(late) - ROWS_SHOWN),
    )


def _rated_low(response: Response) -> Need:
    values = {"name": isolated(response.ticket.customer), "score": response.score, "best": BEST}
    comment = " ".join(response.comment.split())[:90]
    if comment:
        text = _("%(name)s rated %(score)s of %(best)s: “%(comment)s”")
    else:
        text = _("%(name)s rated %(score)s of %(best)s, without a comment")
    return Need(
        text=text % {**values, "comment": isolated(comment)},
        why=_("A rating of 1 or 2 in the last 30 days, and none of us has written since."),
        since=response.at,
        action=_("Answer"),
        url=response.ticket.get_absolute_url(),
        urgency=_how_low(response),
        weight=RATING,
        rows=_rows([response.ticket]),
    )


def _many_rated_low(found: list[Response]) -> Need:
    return Need(
        text=_("%(count)s low ratings have had no reply") % {"count": len(found)},
        why=_("Ratings of 1 or 2 in the last 30 days after which none of us has written."),
        since=min(response.at for response in found),
        action=_("See them"),
        url=reverse("low_ratings"),
        urgency=max(_how_low(response) for response in found),
        weight=len(found),
        rows=_rows(response.ticket for response in found),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def _how_low(response: Response) -> Urgency:
    return Urgency.BROKEN if response.score == 1 else Urgency.SOON


def _waiting_list(tickets: list[Ticket], **filters: str) -> str:
    """Return the address of the queue that shows exactly these tickets, longest waiting first.

    Where queues have different calendars, it also shows tickets that waited as long, but less in
    working time.
    """
    latest = max(ticket.waiting_since or ticket.opened_at for ticket in tickets)
    asked = {"status": "waiting", "before": latest.isoformat(), **filters}
    return f"{reverse('tickets')}?{urlencode(asked)}"


def _rows(tickets: Iterable[Ticket]) -> list[Row]:
    few = list(tickets)[:ROWS_SHOWN]
    return [Row(_row_label(ticket), ticket.get_absolute_url()) for ticket in few]


def _row_label(ticket: Ticket) -> str:
    return f"#{ticket.pk} {isolated(ticket.subject)} · {isolated(ticket.customer)}"


def _working(seconds: float) -> str:
    return say(seconds, working=True)
