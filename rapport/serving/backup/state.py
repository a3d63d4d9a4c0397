"""The state of backups, for the check-up, the page and the cockpit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.checkup import Finding, broken, caution, good
from rapport.core.phrases import moments
from rapport.serving.backup.key import lacking
from rapport.serving.backup.models import Schedule

LATE = timedelta(days=2)
OLD_PROOF = timedelta(days=10)


@dataclass(frozen=True)
class Trouble:
    """Something that is wrong with the backups: since when, and a sentence."""

    key: str
    since: datetime
    title: str
    sentence: str
    is_broken: bool


def troubles(schedule: Schedule, at: datetime) -> Iterator[Trouble]:
    """Yield what is wrong with backups by the schedule; nothing while it is off."""
    known = [moment for moment in (schedule.made_at, schedule.set_at) if moment is not None]
    if not schedule.is_on or not known:
        return
    begun = max(known)
    if schedule.failing_since:
        yield Trouble(
            "failing", schedule.failing_since, _("Backups fail"), schedule.failure, is_broken=True
        )
    elif at - begun > LATE:
        sentence = _("The last one was made %(when)s. Is rapport serve running?")
        told = sentence % {"when": said(schedule.made_at, at)}
        yield Trouble("late", begun, _("No backup is being made"), told, is_broken=True)
    tried = schedule.proven_at or schedule.set_at or begun
    if schedule.proof_failure:
        yield Trouble(
            "unproven",
            tried,
            _("No backup is proven to work"),
            schedule.proof_failure,
            is_broken=False,
        )
    elif at - tried > OLD_PROOF:
        told = _("Last proven: %s.") % said(schedule.proven_at, at)
        yield Trouble("unproven", tried, _("No backup is proven to work"), told, is_broken=False)


def said(moment: datetime | None, at: datetime) -> str:
    """Return a moment in words, or that it never was."""
    if moment is None:
        return _("never")
    return moments.say(moment, now=at, zone=timezone.get_current_timezone())


def backups() -> Iterator[Finding]:
    """Yield findings on whether backups are made, can be restored and have the secret key."""
    topic, at = _("Backups"), clock.now()
    schedule = Schedule.objects.current()
    if not schedule.is_on:
        yield caution(
            topic,
            _(
                "No backups are made automatically. An administrator sets folder and time under "
                "Settings, Backups."
            ),
        )
        return
    found = list(troubles(schedule, at))
    for trouble in found:
        tell = broken if trouble.is_broken else caution
        yield tell(topic, f"{trouble.title}. {trouble.sentence}")
    if not found:
        sentence = _("Last made: %(made)s. Last proven: %(proven)s.")
        made, proven = said(schedule.made_at, at), said(schedule.proven_at, at)
        yield good(topic, sentence % {"made": made, "proven": proven})
    if sentence := lacking():
        yield caution(topic, sentence)
