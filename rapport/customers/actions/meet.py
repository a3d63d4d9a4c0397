"""First contact with people, by address and name."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from rapport.core import clock
from rapport.customers import events, search
from rapport.customers.identities import find, normalise, organisation_of
from rapport.customers.models import LONGEST_NAME, Identity, Person
from rapport.mail.fields import wrapping
from rapport.people.actors import Actor
from rapport.timeline.models import Event
from rapport.timeline.record import record, subject_kind


def find_or_meet(
    value: str,
    *,
    by: Actor,
    kind: str = Identity.Kind.MAIL,
    name: str = "",
    channel: str,
    at: datetime | None = None,
) -> Person:
    """Return the person with this identity, creating them if it is unknown.

    A known person without a name takes the one given. Raises Invalid for a malformed address.
    """
    known = find(value, kind=kind)
    if known is not None:
        return name_if_nameless(known, name)
    return meet(value, by=by, kind=kind, name=name, channel=channel, at=at)


def meet(
    value: str,
    *,
    by: Actor,
    kind: str = Identity.Kind.MAIL,
    name: str = "",
    language: str = "",
    channel: str,
    at: datetime | None = None,
) -> Person:
    """Create a person for an unknown identity, in the organisation of its domain."""
    value = normalise(kind, value)
    at = at or clock.now()
    with transaction.atomic():
        organisation = organisation_of(value, kind=kind)
        person = Person.objects.create(
            name=kept(name),
            organisation=organisation,
            language=language,
            since=at,
            last_contact_at=at,
        )
        Identity.objects.create(person=person, kind=kind, value=value, is_primary=True, added_at=at)
        company = organisation.name if organisation else ""
        search.put_rows([(person.pk, search.words_of(person.name, company, value))])
        record(events.MET, person, by=person if by.pk is None else by, at=at, channel=channel)
    return person


def meet_unknown(
    *, name: str = "", language: str = "", channel: str, by: Actor, at: datetime | None = None
) -> Person:
    """Create a person whose address nobody knows, so that somebody can add it.

    Each is a person of their own: the same form writes for many.
    """
    at = at or clock.now()
    with transaction.atomic():
        person = Person.objects.create(
            name=kept(name), language=language, since=at, last_contact_at=at
        )
        search.put_rows([(person.pk, search.words_of(person.name, "", ""))])
        record(events.MET, person, by=person if by.pk is None else by, at=at, channel=channel)
    return person


def name_if_nameless(person: Person, name: str) -> Person:
    """Give this name to a person who has none, or one that a program broke and nobody typed.

    Leaves no event, since nobody has changed anything.
    """
    name = kept(name)
    if name and name != person.name and _may_name(person, name):
        person.name = name
        person.save(update_fields=["name"])
        search.put(person)
    return person


def kept(name: str) -> str:
    """Return a name as it is stored: one that is cut ends with an ellipsis."""
    name = name.strip()
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _may_name(person: Person, name: str) -> bool:
    if not person.name:
        return True
    if not wrapping.is_broken(person.name) or wrapping.is_broken(name):
        return False
    return not _is_typed(person)


def _is_typed(person: Person) -> bool:
    """Return whether somebody who works here gave the person their name."""
    told = Event.objects.about([(subject_kind(person), [person.pk])]).filter(by_kind="user")
    named = Q(kind=events.MET.name) | Q(kind=events.CHANGED.name, details__field="name")
    return told.filter(named).exists()


def note_language(person: Person, language: str) -> Person:
    """Keep the language that a person wrote in, if theirs is unknown.

    Leaves no event, since nobody has changed anything.
    """
    if language and not person.language:
        person.language = language
        person.save(update_fields=["language"])
    return person
