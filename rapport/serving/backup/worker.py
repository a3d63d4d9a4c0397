"""The worker that makes, proves and deletes backups by the schedule."""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rapport.core.errors import RapportError
from rapport.serving.backup import actions, encryption, fields, rotation
from rapport.serving.backup.actions import Tried
from rapport.serving.backup.make import make
from rapport.serving.backup.models import Backup, Outcome, Proof, Schedule
from rapport.serving.backup.prove import prove
from rapport.tickets.calendars.zone import desk_zone
from rapport.timeline import turns

log = logging.getLogger(__name__)

# A little less, so that the one at the same hour a week later is tried.
PROVEN_EVERY = timedelta(days=6, hours=20)


def run_due(at: datetime) -> bool:
    """Make the backup that is due, if one is; return whether there was one."""
    schedule = Schedule.objects.current()
    if not schedule.is_on:
        return False
    with turns.turn("backup") as mine:
        if not mine:
            return False
        for left in Backup.objects.filter(outcome=Outcome.RUNNING):
            # Whoever made it would hold the turn.
            actions.fail(left, reason="The server ended while it was being made.", at=at)
        if not _is_due(schedule, at):
            return False
        run(schedule, at)
    return True


def _is_due(schedule: Schedule, at: datetime) -> bool:
    since = rotation.slot(at, schedule.time_of_day, desk_zone(at))
    found = list(Backup.objects.filter(started_at__gte=since).values_list("outcome", "started_at"))
    made = [moment for outcome, moment in found if outcome == Outcome.MADE]
    # A changed setting is a new chance for what failed before.
    failed = [
        moment
        for outcome, moment in found
        if outcome == Outcome.FAILED and (schedule.set_at is None or moment >= schedule.set_at)
    ]
    return rotation.is_due(at, since, made, failed)


def run(schedule: Schedule, at: datetime) -> Backup:
    """Make a backup, prove it if one has not been for a week, and delete those not kept."""
    ending = "tar.gz.age" if schedule.recipients else "tar.gz"
    path = Path(schedule.folder) / f"rapport-{at:%Y%m%d-%H%M%S}.{ending}"
    backup = actions.begin(str(path), is_encrypted=bool(schedule.recipients), at=at)
    began = time.monotonic()
    identity, keys = _keys(schedule, at)
    try:
        fields.require(path.parent)
        made = make(path, at=at, keys=keys)
    except RapportError as error:
        log.warning("The backup failed: %s", error.sentence)
        return actions.fail(backup, reason=error.sentence, at=at)
    actions.finish(backup, made, seconds=time.monotonic() - began, at=at)
    if _proof_is_due(at):
        actions.note_proof(backup, _try(path, identity), at=at)
    _rotate(schedule, at)
    return backup


def _keys(schedule: Schedule, at: datetime) -> tuple[Any, list[Any]]:
    """Return the keys that a backup is encrypted for, and the private one that proves it.

    The latter is made for this one backup and is never stored: it is gone when the proof is done,
    and what remains can be opened only by who has a key elsewhere.
    """
    keys = encryption.recipients(schedule.recipients)
    if not keys or not _proof_is_due(at):
        return None, keys
    once = encryption.new_identity()
    return once, [*keys, once.to_public()]


def _proof_is_due(at: datetime) -> bool:
    return not Backup.objects.filter(
        proof__in=(Proof.PROVEN, Proof.READ), proved_at__gt=at - PROVEN_EVERY
    ).exists()


def _try(path: Path, identity: Any) -> Tried:
    began = time.monotonic()
    try:
        found = prove(path, identity=identity)
    except RapportError as error:
        return Tried(Proof.FAILED, error.sentence, time.monotonic() - began)
    proof = Proof.READ if found.why_not else Proof.PROVEN
    return Tried(proof, found.sentence, time.monotonic() - began)


def _rotate(schedule: Schedule, at: datetime) -> None:
    made = list(Backup.objects.kept())
    known = [(backup.started_at, backup.pk) for backup in made]
    keep = rotation.kept(known, daily=schedule.daily, weekly=schedule.weekly, zone=desk_zone(at))
    # Whatever is deleted, one remains that was seen to work.
    keep |= set(
        Backup.objects.kept()
        .filter(proof=Proof.PROVEN)
        .order_by("-proved_at")
        .values_list("pk", flat=True)[:1]
    )
    for backup in made:
        if backup.pk not in keep:
            try:
                Path(backup.path).unlink(missing_ok=True)
            except OSError as error:
                log.warning("%s cannot be deleted: %s", backup.path, error)
                continue
            actions.note_removed(backup, at=at)
