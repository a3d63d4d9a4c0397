"""Exports: ask for one, make it, forget it."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_hex

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.actors import SYSTEM, Actor, require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.privacy import archive, events
from rapport.privacy.models import Export
from rapport.privacy.subjects import find, subject_of
from rapport.timeline.record import record

# Long enough to fetch it, and not a second home of what it holds.
KEPT = timedelta(days=7)


def ask_for_export(person: Person | User, *, by: Actor, at: datetime | None = None) -> Export:
    """Ask for everything held on a person; the worker makes it.

    While one is being made, that one is returned.
    """
    require(by, Ability.HANDLE_PRIVACY)
    at = at or clock.now()
    subject = subject_of(person)
    with transaction.atomic():
        waiting = Export.objects.filter(
            whose=subject.whose, subject=subject.pk, finished_at=None
        ).first()
        if waiting is not None:
            return waiting
        export = Export.objects.create(
            whose=subject.whose,
            subject=subject.pk,
            key=token_hex(16),
            by=by if isinstance(by, User) else None,
            at=at,
        )
        record(events.EXPORT_ASKED, person, by=by, at=at)
    return export


def make_export(export: Export, *, at: datetime | None = None) -> Export:
    """Write the file; what the disk refuses is told on the export, which is then finished."""
    person = find(export.whose, export.subject)

    def progress(done: int, total: int) -> None:
        export.done, export.total = done, total
        export.save(update_fields=["done", "total"])

    try:
        with translation.override(export.by.language if export.by else None):
            title = _("Everything held on %(name)s") % {"name": person}
            archive.write(export.path, subject_of(person), title, progress)
    except OSError as error:
        export.failure = error.strerror or str(error)
    with transaction.atomic():
        export.finished_at = at or clock.now()
        export.save(update_fields=["finished_at", "failure"])
        kind = events.EXPORT_FAILED if export.failure else events.EXPORTED
        told = {"reason": export.failure} if export.failure else {}
        record(kind, person, by=SYSTEM, at=export.finished_at, **told)
    return export


def forget_exports(at: datetime) -> int:
    """Delete the exports that are a week old, with their files; return how many.

    Leaves no event: the day was told when each was made.
    """
    old = list(Export.objects.filter(finished_at__lt=at - KEPT))
    for export in old:
        export.path.unlink(missing_ok=True)
        export.delete()
    return len(old)
