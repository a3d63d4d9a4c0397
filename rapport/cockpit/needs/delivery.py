"""Needs about answers that did not reach the customer."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.cockpit.need import ROWS_SHOWN, Finding, Glance, Need, Row, Rule, Urgency, first
from rapport.cockpit.needs.tickets import MOST, about, counted, label
from rapport.core.phrases.directions import isolated
from rapport.customers.models import Cause
from rapport.tickets.lists.undelivered import undelivered
from rapport.tickets.models import DeliveryReport


def did_not_arrive(glance: Glance) -> list[Finding]:
    """Return answers that came back, until a later one has arrived, or the same one when it was
    sent again.
    """
    found = undelivered(glance.user, glance.at)
    return [about(each.outgoing.ticket, Urgency.BROKEN, each.at, each) for each in found][:MOST]


def _one(finding: Finding) -> Need:
    report: DeliveryReport = finding.about
    ticket = report.outgoing.ticket
    return Need(
        text=_("A reply did not reach %(name)s: %(cause)s")
        % {"name": isolated(ticket.customer), "cause": Cause(report.cause or Cause.OTHER).label},
        why=_("%(address)s returned it, and no answer has arrived since.")
        % {"address": report.address},
        since=report.at,
        action=pgettext("what to do", "Open"),
        url=_place(report),
        urgency=Urgency.BROKEN,
        rows=[_row(report)],
    )


def _many(found: Sequence[Finding]) -> Need:
    numbers = ",".join(finding.subject for finding in found)
    return Need(
        text=_("%(count)s replies did not reach their customers") % {"count": counted(found)},
        why=_("They came back, and no answer has arrived on these tickets since."),
        since=found[0].since,
        action=_("See them"),
        url=f"{reverse('undelivered')}?only={numbers}&chosen=all",
        urgency=Urgency.BROKEN,
        weight=len(found),
        count=len(found),
        rows=first(_row(finding.about) for finding in found),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def _row(report: DeliveryReport) -> Row:
    return Row(label(report.outgoing.ticket), _place(report))


def _place(report: DeliveryReport) -> str:
    """Return the address of the message that came back, on its ticket."""
    address = report.outgoing.ticket.get_absolute_url()
    return f"{address}#message-{report.outgoing.message_id}"


DID_NOT_ARRIVE = Rule("did-not-arrive", did_not_arrive, _one, _many)
