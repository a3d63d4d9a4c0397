"""Needs about answers that did not reach the customer."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.cockpit.need import ROWS_SHOWN, Finding, Glance, Need, Row, Rule, Urgency, first
from rapport.cockpit.needs.tickets import MOST, about, counted, label
from rapport.core.phrases.directions import isolated
from rapport.tickets.lists.undelivered import Undelivered, undelivered


def did_not_arrive(glance: Glance) -> list[Finding]:
    """Return answers that failed for good, until one has arrived or a person has dealt with it."""
    found = undelivered(glance.user, glance.at)
    return [about(each.ticket, Urgency.BROKEN, each.at, each) for each in found][:MOST]


def _one(finding: Finding) -> Need:
    failed: Undelivered = finding.about
    ticket = failed.ticket
    why = _("%(address)s returned it, and no answer has arrived since.")
    if not failed.reports:
        why = _("It could not be sent, and no answer has arrived since.")
    return Need(
        text=_("A reply did not reach %(name)s: %(cause)s")
        % {"name": isolated(ticket.customer), "cause": failed.cause},
        why=why % {"address": failed.address},
        since=failed.at,
        action=pgettext("what to do", "Open"),
        url=_place(failed),
        urgency=Urgency.BROKEN,
        rows=[_row(failed)],
    )


def _many(found: Sequence[Finding]) -> Need:
    numbers = ",".join(finding.subject for finding in found)
    return Need(
        text=_("%(count)s replies did not reach their customers") % {"count": counted(found)},
        why=_("They failed for good, and no answer has arrived on these tickets since."),
        since=found[0].since,
        action=_("See them"),
        url=f"{reverse('undelivered')}?only={numbers}&chosen=all",
        urgency=Urgency.BROKEN,
        weight=len(found),
        count=len(found),
        rows=first(_row(finding.about) for finding in found),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def _row(failed: Undelivered) -> Row:
    return Row(label(failed.ticket), _place(failed))


def _place(failed: Undelivered) -> str:
    """Return the address of the message that failed, on its ticket."""
    return f"{failed.ticket.get_absolute_url()}#message-{failed.row.message_id}"


DID_NOT_ARRIVE = Rule("did-not-arrive", did_not_arrive, _one, _many)
