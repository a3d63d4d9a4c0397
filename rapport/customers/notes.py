"""Notes that are shown to whoever answers somebody."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from rapport.core.database.prepared import prepared
from rapport.customers.models import Note, Organisation, Person


def pinned_for(person: Person) -> list[Note]:
    """Return the pinned notes about a person and their organisation, latest first; one query."""
    return list(_pinned(person.pk, person.organisation_id or 0))


def pinned_on(subject: Person | Organisation) -> QuerySet[Note, Note]:
    """Return the pinned notes of one page, latest first."""
    return subject.notes.pinned().select_related("by", "changed_by")


@prepared
def _pinned(person: int, organisation: int) -> QuerySet[Note, Note]:
    about = Note.objects.filter(Q(person=person) | Q(organisation=organisation))
    return about.filter(is_pinned=True, removed_at=None).select_related(
        "by", "changed_by", "organisation"
    )
