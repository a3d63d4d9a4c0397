"""Notes about people and organisations: write, change, pin, remove."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.errors import Conflict, Invalid
from rapport.customers import events
from rapport.customers.models import Note, Organisation, Person
from rapport.customers.models.note import LONGEST
from rapport.people.actors import Actor, require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.timeline.record import record


def add_note(
    subject: Person | Organisation,
    *,
    text: str,
    pinned: bool = False,
    by: Actor,
    at: datetime | None = None,
) -> Note:
    """Write a note about a person or an organisation. Raises Invalid for one without words."""
    require(by, Ability.EDIT_CUSTOMERS)
    text, at = _words(text), at or clock.now()
    with transaction.atomic():
        note = Note.objects.create(
            person=subject if isinstance(subject, Person) else None,
            organisation=subject if isinstance(subject, Organisation) else None,
            text=text,
            is_pinned=pinned,
            by=by if isinstance(by, User) else None,
            at=at,
        )
        record(events.NOTE_ADDED, subject, by=by, at=at, note=note.pk)
    return note


def change_note(note: Note, *, text: str, by: Actor, at: datetime | None = None) -> Note:
    """Put other words into a note; the same words change nothing."""
    require(by, Ability.EDIT_CUSTOMERS)
    text, at = _words(text), at or clock.now()
    with transaction.atomic():
        note = _kept(note)
        if note.text == text:
            return note
        note.text, note.changed_at = text, at
        note.changed_by = by if isinstance(by, User) else None
        note.save(update_fields=["text", "changed_at", "changed_by"])
        record(events.NOTE_CHANGED, note.subject, by=by, at=at, note=note.pk)
    return note


def pin_note(note: Note, *, pinned: bool, by: Actor, at: datetime | None = None) -> Note:
    """Show a note to everybody who answers its subject, or no longer; repeats change nothing."""
    require(by, Ability.EDIT_CUSTOMERS)
    with transaction.atomic():
        note = _kept(note)
        if note.is_pinned == pinned:
            return note
        note.is_pinned = pinned
        note.save(update_fields=["is_pinned"])
        kind = events.NOTE_PINNED if pinned else events.NOTE_UNPINNED
        record(kind, note.subject, by=by, at=at, note=note.pk)
    return note


def remove_note(note: Note, *, by: Actor, at: datetime | None = None) -> Note:
    """Remove a note; ``restore_note`` brings it back. Repeating it changes nothing."""
    require(by, Ability.EDIT_CUSTOMERS)
    at = at or clock.now()
    with transaction.atomic():
        note = _locked(note)
        if note.removed_at:
            return note
        note.removed_at, note.removed_by = at, by if isinstance(by, User) else None
        note.save(update_fields=["removed_at", "removed_by"])
        record(events.NOTE_REMOVED, note.subject, by=by, at=at, note=note.pk)
    return note


def restore_note(note: Note, *, by: Actor, at: datetime | None = None) -> Note:
    """Bring a removed note back; repeating it changes nothing."""
    require(by, Ability.EDIT_CUSTOMERS)
    with transaction.atomic():
        note = _locked(note)
        if note.removed_at is None:
            return note
        note.removed_at = note.removed_by = None
        note.save(update_fields=["removed_at", "removed_by"])
        record(events.NOTE_RESTORED, note.subject, by=by, at=at, note=note.pk)
    return note


def _words(text: str) -> str:
    text = text.strip()
    if not text:
        raise Invalid(_("Write something to note."))
    if len(text) > LONGEST:
        raise Invalid(_("A note can have at most %(most)s characters.") % {"most": LONGEST})
    return text


def _locked(note: Note) -> Note:
    return Note.objects.select_for_update(of=("self",)).get(pk=note.pk)


def _kept(note: Note) -> Note:
    note = _locked(note)
    if note.removed_at:
        raise Conflict(_("This note has been removed. Restore it first."))
    return note
