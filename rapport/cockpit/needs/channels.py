"""Needs about mail that stands still."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.channels import accounts
from rapport.channels.alarms import troubles
from rapport.channels.alarms.models import Kind
from rapport.channels.alarms.troubles import Trouble
from rapport.cockpit.need import Need, Urgency
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket

# Ahead of any figure that moved: nothing else on the page can be trusted while mail stands still.
WEIGHT = 1e9


def mail_stands_still(user: User, at: datetime) -> list[Need]:
    """Return mailboxes that fail, that nobody fetches or that are unusually quiet, and a stuck
    outbox.

    Only for people who may mend it.
    """
    if not user.may(Ability.MANAGE_DESK):
        return []
    return [_need(trouble, at) for trouble in troubles.lasting(at)]


def nothing_is_connected(user: User, at: datetime) -> list[Need]:
    """Return that a new desk has nothing yet by which mail can arrive."""
    if not user.may(Ability.MANAGE_DESK) or accounts.enabled() or Ticket.objects.exists():
        return []
    return [
        Need(
            text=_("No mailbox is connected, so no mail can arrive"),
            why=_("Customers’ mail becomes tickets once a mailbox is connected under Settings."),
            since=at,
            action=_("Settings"),
            url=reverse("settings"),
            urgency=Urgency.BROKEN,
            weight=WEIGHT,
        )
    ]


def _need(trouble: Trouble, at: datetime) -> Need:
    return Need(
        text=trouble.sentence,
        why=trouble.why(at),
        since=trouble.since,
        action=_("Fix"),
        url=trouble.url,
        urgency=Urgency.SOON if trouble.kind == Kind.SILENT else Urgency.BROKEN,
        weight=WEIGHT,
    )
