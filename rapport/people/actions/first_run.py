"""Leaving out a new desk's first steps, and closing their list."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Invalid
from rapport.core.ledger import Actor, record
from rapport.people import events
from rapport.people.actions import _rows
from rapport.people.actors import require
from rapport.people.models import FirstRun, User
from rapport.people.models.first_run import ONLY
from rapport.people.places import first_run
from rapport.people.roles import ABILITIES, Ability


def leave_out_step(key: str, *, by: Actor, at: datetime | None = None) -> FirstRun:
    """Say that a step is not needed here; one that was left out already stays so."""
    require(by, Ability.MANAGE_DESK)
    _require_known(key)
    at = at or clock.now()
    with transaction.atomic():
        run = _run()
        if key in run.left_out:
            return run
        run.left_out = [*run.left_out, key]
        run.save()
        record(events.STEP_LEFT_OUT, run, by=by, at=at, step=key)
    return run


def take_up_step(key: str, *, by: Actor, at: datetime | None = None) -> FirstRun:
    """Put a step that was left out back on the list."""
    require(by, Ability.MANAGE_DESK)
    _require_known(key)
    at = at or clock.now()
    with transaction.atomic():
        run = _run()
        if key not in run.left_out:
            return run
        run.left_out = [each for each in run.left_out if each != key]
        run.save()
        record(events.STEP_TAKEN_UP, run, by=by, at=at, step=key)
    return run


def close_first_run(*, by: Actor, at: datetime | None = None) -> FirstRun:
    """Put the list away, for everybody; what is still open on it is open no longer."""
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        run = _run()
        if run.finished_at is not None:
            return run
        run.finished_at = at
        run.save()
        User.objects.filter(sets_up=True).update(sets_up=False)
        record(events.FIRST_RUN_CLOSED, run, by=by, at=at)
    return run


def reopen_first_run(*, by: Actor, at: datetime | None = None) -> FirstRun:
    """Show the list again to everybody who may set the desk up."""
    require(by, Ability.MANAGE_DESK)
    at = at or clock.now()
    with transaction.atomic():
        run = _run()
        if run.finished_at is None and _is_shown():
            return run
        run.finished_at = None
        run.save()
        able = [role for role, abilities in ABILITIES.items() if Ability.MANAGE_DESK in abilities]
        User.objects.filter(role__in=able).update(sets_up=True)
        record(events.FIRST_RUN_REOPENED, run, by=by, at=at)
    return run


def _is_shown() -> bool:
    return User.objects.filter(sets_up=True).exists()


def _run() -> FirstRun:
    """Return the list, alone until the transaction ends; a new one is not saved yet."""
    _rows.one_at_a_time()
    return FirstRun.objects.select_for_update().filter(pk=ONLY).first() or FirstRun(pk=ONLY)


def _require_known(key: str) -> None:
    if first_run.STEPS.get(key) is None:
        raise Invalid(_("There is no such step on the list."))
