"""Notes and changes on the timelines of customers and organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext as _

from rapport.core.face.story import Entry, Span
from rapport.customers import events
from rapport.customers.actor_names import names_of_customers
from rapport.customers.models import Note, Organisation, Person
from rapport.customers.models.note import NoteQuerySet
from rapport.people.models import User
from rapport.timeline.history import HistoryLine, tell
from rapport.timeline.models import Event

# A note that is its own title.
SHORT = 90
# A note is an entry of its own.
_TOLD_ELSEWHERE = (events.NOTE_ADDED.name,)


def notes_of(subject: Person | Organisation, reader: User, span: Span) -> Iterator[Entry]:
    """Yield the notes about a person or an organisation, each with the page that changes it."""
    kept = Note.objects.visible_to(reader).kept().select_related("by")
    about = kept.filter(person=subject) if isinstance(subject, Person) else _of_all(kept, subject)
    for note in span.cut(about):
        whom = note.person if isinstance(subject, Organisation) else None
        is_short = len(note.text) <= SHORT and "\n" not in note.text
        yield Entry(
            at=note.at,
            pk=note.pk,
            sentence=_written(note),
            title=str(whom) if whom else note.text if is_short else _("Read it"),
            url=note.get_absolute_url(),
            words=note.text if whom or not is_short else "",
            icon="note",
            note=_("pinned") if note.is_pinned else "",
        )


def changes_of(person: Person, reader: User, span: Span) -> Iterator[Entry]:
    """Yield what was changed of a person: addresses, properties, merges."""
    about = Q(subject_kind="person", subject_id=person.pk)
    return map(_entry, tell(_cut(about, span)))


def changes_of_organisation(
    organisation: Organisation, reader: User, span: Span
) -> Iterator[Entry]:
    """Yield what was changed of an organisation and of the people who belong to it."""
    members = Person.objects.filter(organisation=organisation).values("pk")
    about = Q(subject_kind="organisation", subject_id=organisation.pk)
    lines = tell(_cut(about | Q(subject_kind="person", subject_id__in=members), span))
    people = {line.event.subject_id for line in lines if line.event.subject_kind == "person"}
    names = names_of_customers(people) if people else {}
    return (_about_somebody(line, names) for line in lines)


def _of_all(notes: NoteQuerySet, organisation: Organisation) -> NoteQuerySet:
    members = Q(person__organisation=organisation, person__merged_into=None)
    return notes.filter(Q(organisation=organisation) | members).select_related("person")


def _written(note: Note) -> str:
    if note.by is None:
        return _("From before notes had authors:")
    return format_html(_("{by} wrote a note"), by=format_html("<strong>{}</strong>", note.by.name))


def _cut(about: Q, span: Span) -> list[Event]:
    return list(span.cut(Event.objects.filter(about).exclude(kind__in=_TOLD_ELSEWHERE)))


def _entry(line: HistoryLine) -> Entry:
    return Entry(at=line.at, pk=line.event.pk, sentence=line.html, icon="history")


def _about_somebody(line: HistoryLine, names: Mapping[int, str]) -> Entry:
    pk = line.event.subject_id
    if line.event.subject_kind != "person" or pk not in names:
        return _entry(line)
    url = Person(pk=pk).get_absolute_url()
    return Entry(line.at, line.event.pk, line.html, title=names[pk], url=url, icon="history")
