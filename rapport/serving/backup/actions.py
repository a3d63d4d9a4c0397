"""Actions on backups and their schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rapport.channels.notices.actions import notify
from rapport.core.face.addresses import address
from rapport.people.actors import SYSTEM, Actor, require
from rapport.people.models import User
from rapport.people.roles import Ability, Role
from rapport.serving.backup import events, fields
from rapport.serving.backup.make import Made
from rapport.serving.backup.models import ONLY, Backup, Outcome, Proof, Schedule
from rapport.timeline.record import record


@dataclass(frozen=True)
class Tried:
    """What came of proving a backup: the outcome, a sentence and how long it took."""

    proof: Proof
    note: str
    seconds: float


def set_schedule(*, by: Actor, at: datetime, **changes: Any) -> Schedule:
    """Change when and where backups are made, how many are kept and who can open them.

    Only differences count. Raises Invalid for a folder that cannot be written, and for what is no
    public key.
    """
    require(by, Ability.MANAGE_ADMINISTRATORS)
    with transaction.atomic():
        known = Schedule.objects.select_for_update().filter(pk=ONLY).first() or Schedule(pk=ONLY)
        clean = fields.clean(known, changes)
        differing = [name for name, value in clean.items() if getattr(known, name) != value]
        if not differing:
            return known
        for name in differing:
            setattr(known, name, clean[name])
        known.set_at = at
        known.save()
        record(events.SCHEDULE_CHANGED, known, by=by, at=at, fields=differing)
    return known


def begin(path: str, *, is_encrypted: bool, at: datetime) -> Backup:
    """Note that a backup is being made; leaves no event, since nothing has come of it yet."""
    return Backup.objects.create(path=path, is_encrypted=is_encrypted, started_at=at)


def finish(backup: Backup, made: Made, *, seconds: float, at: datetime) -> Backup:
    """Note that the backup was made."""
    with transaction.atomic():
        backup.outcome, backup.size, backup.seconds = Outcome.MADE, made.size, seconds
        backup.reason = made.warning
        backup.save(update_fields=["outcome", "size", "seconds", "reason"])
        Schedule.objects.filter(pk=ONLY).update(made_at=at, failing_since=None, failure="")
        record(events.MADE, backup, by=SYSTEM, at=at, name=backup.path)
    return backup


def fail(backup: Backup, *, reason: str, at: datetime) -> Backup:
    """Note that the backup could not be made; administrators hear of the first of several."""
    with transaction.atomic():
        backup.outcome, backup.reason = Outcome.FAILED, reason
        backup.save(update_fields=["outcome", "reason"])
        Schedule.objects.filter(pk=ONLY).update(failure=reason)
        if Schedule.objects.filter(pk=ONLY, failing_since=None).update(failing_since=at):
            _tell(_NOT_MADE, reason, at)
        record(events.FAILED, backup, by=SYSTEM, at=at, reason=reason)
    return backup


def note_proof(backup: Backup, tried: Tried, *, at: datetime) -> Backup:
    """Note what came of restoring it on a copy; administrators hear of a failure."""
    is_failed = tried.proof == Proof.FAILED
    with transaction.atomic():
        backup.proof, backup.proof_note = tried.proof, tried.note
        backup.proof_seconds, backup.proved_at = tried.seconds, at
        backup.save(update_fields=["proof", "proof_note", "proof_seconds", "proved_at"])
        schedule = Schedule.objects.filter(pk=ONLY)
        if tried.proof == Proof.PROVEN:
            schedule.update(proven_at=at, proof_failure="")
        else:
            schedule.update(proof_failure=tried.note)
        if is_failed:
            _tell(_NOT_PROVEN, tried.note, at)
            record(events.UNPROVEN, backup, by=SYSTEM, at=at, reason=tried.note)
        else:
            record(events.PROVEN, backup, by=SYSTEM, at=at, name=backup.path)
    return backup


def note_removed(backup: Backup, *, at: datetime) -> Backup:
    """Note that its file was deleted, because enough newer ones are kept."""
    with transaction.atomic():
        backup.removed_at = at
        backup.save(update_fields=["removed_at"])
        record(events.REMOVED, backup, by=SYSTEM, at=at, name=backup.path)
    return backup


def turn_off_after_restore() -> None:
    """Turn the schedule off on a desk that was restored, and leave what it made alone.

    Leaves no event: the desk is being put back, and perhaps beside the one that still makes its
    backups in that folder.
    """
    Schedule.objects.update(is_on=False)


_NOT_MADE, _NOT_PROVEN = "made", "proven"


def _tell(what: str, reason: str, at: datetime) -> None:
    for user in User.objects.active().filter(role=Role.ADMINISTRATOR).order_by("pk"):
        with translation.override(user.language):
            subject = (
                _("A backup could not be made")
                if what == _NOT_MADE
                else _("A backup could not be restored on a copy")
            )
            text = f"{subject}: {reason}\n\n{settings.BASE_URL}{address('backups')}\n"
        notify(user, subject=subject, text=text, at=at)
