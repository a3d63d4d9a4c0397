"""Needs about mail that stands still."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rapport.channels import accounts
from rapport.channels.alarms import troubles
from rapport.channels.alarms.models import Kind
from rapport.channels.alarms.troubles import Trouble
from rapport.channels.arrivals.gathered import Gathered, gathered
from rapport.cockpit.need import ROWS_SHOWN, Finding, Glance, Need, Row, Rule, Urgency, first
from rapport.cockpit.needs.tickets import about, counted, listed, rows
from rapport.core.database.prepared import prepared
from rapport.core.phrases.figures import number
from rapport.people.places import first_run
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket

# Ahead of any figure that moved: nothing else on the page can be trusted while mail stands still.
WEIGHT = 1e9


def mail_stands_still(glance: Glance) -> list[Finding]:
    """Return mailboxes that fail, that nobody fetches or that are unusually quiet, and a stuck
    outbox.

    Only for people who may mend it.
    """
    if not glance.user.may(Ability.MANAGE_DESK):
        return []
    return [
        Finding(
            subject=" ".join(trouble.key),
            urgency=Urgency.SOON if trouble.kind == Kind.SILENT else Urgency.BROKEN,
            since=trouble.since,
            size=trouble.count or 1,
            about=(trouble, trouble.why(glance.at)),
        )
        for trouble in troubles.lasting(glance.at)
    ]


def nothing_is_connected(glance: Glance) -> list[Finding]:
    """Return that a desk has nothing by which mail can arrive, unless it wants no mail.

    While the first steps stand over the columns, one of them says so.
    """
    if glance.user.sets_up:
        return []
    if not glance.user.may(Ability.MANAGE_DESK) or _any_ticket() or accounts.enabled():
        return []
    if first_run.is_left_out("mailbox"):
        return []
    return [Finding(subject="desk", urgency=Urgency.BROKEN, since=glance.at)]


@prepared
def _any_ticket() -> QuerySet[Ticket, Any]:
    return Ticket.objects.order_by().values_list("pk", flat=True)[:1]


def _not_connected(finding: Finding) -> Need:
    return Need(
        text=_("No mailbox is connected, so no mail can arrive"),
        why=_("Customers’ mail becomes tickets once a mailbox is connected under Settings."),
        since=finding.since,
        action=_("Settings"),
        url=reverse("settings"),
        urgency=Urgency.BROKEN,
        weight=WEIGHT,
    )


def _one(finding: Finding) -> Need:
    trouble, why = finding.about
    return Need(
        text=trouble.sentence,
        why=why,
        since=trouble.since,
        action=_("Fix"),
        url=trouble.url,
        urgency=finding.urgency,
        weight=WEIGHT,
    )


def _many(found: Sequence[Finding]) -> Need:
    causes: list[Trouble] = [finding.about[0] for finding in found]
    return Need(
        text=_("Mail stands still in %(count)s places") % {"count": number(len(found))},
        why=_("Each of these has lasted long enough that it does not mend itself."),
        since=min(trouble.since for trouble in causes),
        action=_("See them"),
        url=reverse("cockpit_column", args=["company"]),
        urgency=max(finding.urgency for finding in found),
        weight=WEIGHT,
        rows=first(Row(trouble.sentence, trouble.url) for trouble in causes),
        more=max(0, len(found) - ROWS_SHOWN),
    )


def repeats_itself(glance: Glance) -> list[Finding]:
    """Return tickets that hold too many mails from our own address, for who may mend it."""
    if not glance.user.may(Ability.MANAGE_DESK):
        return []
    return [about(each.ticket, Urgency.SOON, each.since, each) for each in gathered(glance.user)]


def _repeated(finding: Finding) -> Need:
    told: Gathered = finding.about
    return Need(
        text=told.sentence,
        why=told.why,
        since=told.since,
        action=pgettext("what to do", "Open"),
        url=told.ticket.get_absolute_url(),
        urgency=Urgency.SOON,
        weight=told.count,
        rows=rows([told.ticket]),
    )


def _repeated_often(found: Sequence[Finding]) -> Need:
    tickets = [finding.about.ticket for finding in found]
    text = _("%(count)s tickets hold too many mails from our own address")
    return Need(
        text=text % {"count": counted(found)},
        why=found[0].about.why,
        since=min(finding.since for finding in found),
        action=_("See them"),
        url=listed(tickets),
        urgency=Urgency.SOON,
        weight=len(found),
        count=len(found),
        rows=rows(tickets),
        more=max(0, len(found) - ROWS_SHOWN),
    )


REPEATS_ITSELF = Rule("repeats-itself", repeats_itself, _repeated, _repeated_often)
STANDS_STILL = Rule("mail-stands-still", mail_stands_still, _one, _many)
NOT_CONNECTED = Rule(
    "not-connected", nothing_is_connected, _not_connected, lambda found: _not_connected(found[0])
)
