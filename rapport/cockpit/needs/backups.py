"""Needs about backups that are not made, or not proven to work."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.cockpit.need import Finding, Glance, Need, Rule, Urgency
from rapport.people.roles import runs_desk
from rapport.serving.backup.models import Schedule
from rapport.serving.backup.state import Trouble, troubles

# Beside mail that stands still: without a backup, the next fault takes everything.
WEIGHT = 1e8


def backups(glance: Glance) -> list[Finding]:
    """Return what is wrong with the backups, for administrators, who may mend it."""
    if not runs_desk(glance.user):
        return []
    return [
        Finding(
            subject=trouble.key,
            urgency=Urgency.BROKEN if trouble.is_broken else Urgency.SOON,
            since=trouble.since,
            about=trouble,
        )
        for trouble in troubles(Schedule.objects.current(), glance.at)
    ]


def _one(finding: Finding) -> Need:
    trouble: Trouble = finding.about
    return Need(
        text=trouble.title,
        why=trouble.sentence,
        since=trouble.since,
        action=_("Fix"),
        url=reverse("backups"),
        urgency=finding.urgency,
        weight=WEIGHT,
    )


def _many(found: Sequence[Finding]) -> Need:
    return _one(max(found, key=lambda finding: finding.urgency))


FAIL = Rule("backups", backups, _one, _many)
