"""Needs about answers that did not reach the customer."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.cockpit.need import ROWS_SHOWN, Need, Row, Urgency
from rapport.core.phrases.directions import isolated
from rapport.customers.models import Cause
from rapport.people.models import User
from rapport.tickets.lists.undelivered import MOST, undelivered
from rapport.tickets.models import DeliveryReport

TOLD_SINGLY = 2


def did_not_arrive(user: User, at: datetime) -> list[Need]:
    """Return answers that came back, until somebody writes on the ticket or sends them again."""
    found = undelivered(user, at)
    if len(found) > TOLD_SINGLY:
        return [_many(found)]
    return [_one(report) for report in found]


def _one(report: DeliveryReport) -> Need:
    ticket = report.outgoing.ticket
    return Need(
        text=_("A reply did not reach %(name)s: %(cause)s")
        % {"name": isolated(ticket.customer), "cause": Cause(report.cause or Cause.OTHER).label},
        why=_("%(address)s returned it, and nobody has written on the ticket since.")
        % {"address": report.address},
        since=report.at,
        action=pgettext("what to do", "Open"),
        url=_place(report),
        urgency=Urgency.BROKEN,
        rows=[_row(report)],
    )


def _many(found: list[DeliveryReport]) -> Need:
    return Need(
        text=_("%(count)s replies did not reach their customers")
        % {"count": f"{MOST}+" if len(found) >= MOST else len(found)},
        why=_("They came back, and nobody has written on these tickets since."),
        since=found[0].at,
        action=_("See them"),
        url=reverse("undelivered"),
        urgency=Urgency.BROKEN,
        weight=len(found),
        rows=[_row(report) for report in found[:ROWS_SHOWN]],
        more=max(0, len(found) - ROWS_SHOWN),
    )


def _row(report: DeliveryReport) -> Row:
    ticket = report.outgoing.ticket
    label = f"#{ticket.pk} {isolated(ticket.subject)} · {isolated(ticket.customer)}"
    return Row(label, _place(report))


def _place(report: DeliveryReport) -> str:
    """Return the address of the message that came back, on its ticket."""
    address = report.outgoing.ticket.get_absolute_url()
    return f"{address}#message-{report.outgoing.message_id}"
