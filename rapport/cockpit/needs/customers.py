"""Needs of customers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from rapport.cockpit.need import ROWS_SHOWN, Finding, Glance, Need, Row, Rule, Urgency
from rapport.cockpit.needs.tickets import MOST, about, counted, label, listed, rows
from rapport.core.database.prepared import prepared
from rapport.core.phrases.directions import isolated
from rapport.core.phrases.durations import say
from rapport.feedback.low_ratings import unanswered
from rapport.feedback.models import BEST, Response
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.calendars.hours import Hours
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import sight_of

WORKING_DAY = 8 * 3600
SOON_AFTER = WORKING_DAY / 2
NOBODYS_AFTER = 3600
LOOKED_AT = 500


class Wait(NamedTuple):
    """A ticket and how long its customer has waited for us, in seconds of one clock.

    ``working`` says that it is the working time of the queue's calendar.
    """

    ticket: Ticket
    seconds: float
    working: bool

    def __str__(self) -> str:
        length = say(self.seconds, working=self.working)
        return _("%(length)s working time") % {"length": length} if self.working else length


def wait_too_long(glance: Glance) -> list[Finding]:
    """Return customers who have waited longer than a working day for an answer."""
    late = [wait for wait in glance.once(_waits) if wait.seconds >= WORKING_DAY]
    return [_waiting(wait, Urgency.BROKEN) for wait in late][:MOST]


def wait_long(glance: Glance) -> list[Finding]:
    """Return customers who soon will have waited that long."""
    soon = [wait for wait in glance.once(_waits) if SOON_AFTER <= wait.seconds < WORKING_DAY]
    return [_waiting(wait, Urgency.SOON) for wait in soon][:MOST]


def nobodys(glance: Glance) -> list[Finding]:
    """Return unassigned tickets whose customer has waited for more than an hour."""
    found = [
        wait
        for wait in glance.once(_waits)
        if wait.ticket.assignee_id is None and wait.seconds >= NOBODYS_AFTER
    ]
    return [
        _waiting(wait, Urgency.BROKEN if wait.seconds >= WORKING_DAY else Urgency.SOON)
        for wait in found
    ][:MOST]


def rated_low(glance: Glance) -> list[Finding]:
    """Return low ratings of the last 30 days that no answer has followed up."""
    return [
        Finding(
            subject=str(response.pk),
            urgency=Urgency.BROKEN if response.score == 1 else Urgency.SOON,
            since=response.at,
            claims=frozenset({f"ticket-{response.ticket_id}"}),
            about=response,
        )
        for response in unanswered(glance.user, glance.at)
    ][:MOST]


def _waits(user: User, at: datetime) -> list[Wait]:
    """Return the tickets that wait for us, those that have waited longest first."""
    hours = Hours()
    waiting = _waiting_tickets(*sight_of(user)) if user.may(Ability.SEE_TICKETS) else []
    return [
        Wait(
            ticket,
            hours.of(ticket.queue.calendar_name).seconds(ticket.waiting_since, at),
            bool(ticket.queue.calendar_name),
        )
        for ticket in waiting
        if ticket.waiting_since
    ]


@prepared
def _waiting_tickets(teams: tuple[int, ...], own: int | None) -> QuerySet[Ticket, Ticket]:
    waiting = Ticket.objects.in_sight(teams, own).waiting().select_related("queue", "customer")
    return waiting.order_by("waiting_since", "pk")[:LOOKED_AT]


def _waiting(wait: Wait, urgency: Urgency) -> Finding:
    return about(wait.ticket, urgency, wait.ticket.waiting_since or wait.ticket.opened_at, wait)


def _tickets(found: Sequence[Finding]) -> list[Ticket]:
    return [finding.about.ticket for finding in found]


def _longest(found: Sequence[Finding]) -> Wait:
    longest: Wait = max((finding.about for finding in found), key=lambda wait: wait.seconds)
    return longest


def _one_waits(finding: Finding) -> Need:
    wait: Wait = finding.about
    ticket = wait.ticket
    values = {"name": isolated(ticket.customer), "subject": isolated(ticket.subject)}
    if ticket.assignee_id is None:
        text = _("%(name)s is waiting for a reply, and nobody has the ticket: “%(subject)s”")
    else:
        text = _("%(name)s is waiting for a reply: “%(subject)s”")
    return Need(
        text=text % values,
        why=_("They have waited %(wait)s for an answer; a working day is 8 h.") % {"wait": wait},
        since=finding.since,
        age=str(wait),
        action=pgettext("what to do", "Open"),
        url=ticket.get_absolute_url(),
        urgency=finding.urgency,
        rows=rows([ticket]),
    )


def _many_wait_too_long(found: Sequence[Finding]) -> Need:
    return _many_wait(
        found,
        _("%(count)s tickets have waited longer than a working day") % {"count": counted(found)},
        _("Nobody has answered their last message within 8 h of working time."),
    )


def _many_wait_long(found: Sequence[Finding]) -> Need:
    text = ngettext(
        "%(count)s ticket will soon have waited a working day",
        "%(count)s tickets will soon have waited a working day",
        len(found),
    )
    return _many_wait(
        found,
        text % {"count": counted(found)},
        _("They have waited between 4 and 8 h of working time for an answer."),
    )


def _many_wait(found: Sequence[Finding], text: str, why: str) -> Need:
    unassigned = sum(ticket.assignee_id is None for ticket in _tickets(found))
    if unassigned:
        more = ngettext("%(n)s of them is nobody’s.", "%(n)s of them are nobody’s.", unassigned) % {
            "n": unassigned
        }
        why = f"{why} {more}"
    return Need(
        text=text,
        why=why,
        since=found[0].since,
        age=_("up to %(wait)s") % {"wait": _longest(found)},
        action=_("See them"),
        url=listed(_tickets(found)),
        urgency=found[0].urgency,
        weight=len(found),
        count=len(found),
        rows=rows(_tickets(found)),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def _one_is_nobodys(finding: Finding) -> Need:
    wait: Wait = finding.about
    values = {"number": wait.ticket.pk, "subject": isolated(wait.ticket.subject)}
    return Need(
        text=_("Nobody has #%(number)s, “%(subject)s”, and its customer is waiting") % values,
        why=_("Nobody has taken it, and its customer has waited %(wait)s.") % {"wait": wait},
        since=finding.since,
        age=str(wait),
        action=_("Assign"),
        url=listed([wait.ticket], chosen="all"),
        urgency=finding.urgency,
        weight=1,
        count=1,
        rows=rows([wait.ticket]),
    )


def _many_are_nobodys(found: Sequence[Finding]) -> Need:
    text = ngettext(
        "%(count)s ticket has no assignee, and its customer is waiting",
        "%(count)s tickets have no assignee, and their customers are waiting",
        len(found),
    )
    return Need(
        text=text % {"count": counted(found)},
        why=_("A customer is waiting, nobody has the ticket, and a working hour has passed."),
        since=found[0].since,
        age=_("up to %(wait)s") % {"wait": _longest(found)},
        action=_("Assign"),
        url=listed(_tickets(found), chosen="all"),
        urgency=max(finding.urgency for finding in found),
        weight=len(found),
        count=len(found),
        rows=rows(_tickets(found)),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def _one_rated_low(finding: Finding) -> Need:
    response: Response = finding.about
    values = {"name": isolated(response.ticket.customer), "score": response.score, "best": BEST}
    comment = " ".join(response.comment.split())[:90]
    if comment:
        text = _("%(name)s rated %(score)s of %(best)s: “%(comment)s”")
    else:
        text = _("%(name)s rated %(score)s of %(best)s, without a comment")
    url = f"{response.ticket.get_absolute_url()}#rating-{response.pk}"
    return Need(
        text=text % {**values, "comment": isolated(comment)},
        why=_("A rating of 1 or 2 in the last 30 days, and no answer has reached them since."),
        since=response.at,
        action=_("Answer"),
        url=url,
        urgency=finding.urgency,
        rows=[Row(label(response.ticket), url)],
    )


def _many_rated_low(found: Sequence[Finding]) -> Need:
    numbers = ",".join(finding.subject for finding in found)
    text = ngettext(
        "%(count)s low rating has had no reply",
        "%(count)s low ratings have had no reply",
        len(found),
    )
    return Need(
        text=text % {"count": counted(found)},
        why=_("Ratings of 1 or 2 in the last 30 days after which no answer has arrived."),
        since=min(finding.since for finding in found),
        age=_("the lowest %(score)s of %(best)s")
        % {"score": min(finding.about.score for finding in found), "best": BEST},
        action=_("See them"),
        url=f"{reverse('low_ratings')}?only={numbers}&chosen=all",
        urgency=max(finding.urgency for finding in found),
        weight=len(found),
        count=len(found),
        rows=rows(_tickets(found)),
        more=max(0, len(found) - ROWS_SHOWN),
    )


WAIT_TOO_LONG = Rule("waits-too-long", wait_too_long, _one_waits, _many_wait_too_long)
RATED_LOW = Rule("rated-low", rated_low, _one_rated_low, _many_rated_low)
NOBODYS = Rule("nobodys", nobodys, _one_is_nobodys, _many_are_nobodys)
WAIT_LONG = Rule("waits-long", wait_long, _one_waits, _many_wait_long)
