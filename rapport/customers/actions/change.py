"""Changes to what we know of a person, each with its event."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.calendars import zones
from rapport.core.errors import Conflict, Invalid
from rapport.customers import events, search
from rapport.customers.identities import normalise
from rapport.customers.models import Identity, Organisation, Person
from rapport.customers.models.person import Prefers
from rapport.people.actors import Actor, require
from rapport.people.roles import Ability
from rapport.timeline.record import record

# The maximum length of each field.
EDITABLE = {"name": 160, "language": 12, "timezone": 64, "prefers": 8}


def change_person(
    person: Person, *, field: str, value: str, by: Actor, at: datetime | None = None
) -> Person:
    """Set the name, language, time zone or preferred channel. Raises Invalid for an unusable
    value.
    """
    require(by, Ability.EDIT_CUSTOMERS)
    if field not in EDITABLE:
        raise Invalid(
            _("Only the name, language, time zone and preferred channel can be changed here.")
        )
    longest, value = EDITABLE[field], value.strip()
    if len(value) > longest:
        word = events.FIELDS(field)
        raise Invalid(
            _("The %(word)s can have at most %(longest)s characters.")
            % {"word": word, "longest": longest}
        )
    if field == "timezone" and value and not zones.is_known(value):
        raise Invalid(
            _("“%(value)s” is not a time zone. Use a name such as Europe/Berlin.")
            % {"value": value}
        )
    if field == "timezone":
        value = zones.canonical(value)
    if field == "prefers" and value and value not in Prefers.values:
        raise Invalid(
            _("“%(value)s” is not a way to reach somebody. Choose one of the list.")
            % {"value": value}
        )
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        if getattr(person, field) == value:
            return person
        setattr(person, field, value)
        person.save(update_fields=[field])
        search.put(person)
        record(events.CHANGED, person, by=by, at=at, field=field)
    return person


def move_to_organisation(
    person: Person, *, name: str, by: Actor, at: datetime | None = None
) -> Person:
    """Set the person's organisation, creating it if it is new; an empty name means none."""
    require(by, Ability.EDIT_CUSTOMERS)
    at = at or clock.now()
    name = " ".join(name.split())[:160]
    with transaction.atomic():
        organisation = _organisation(name, at) if name else None
        if person.organisation == organisation:
            return person
        person.organisation = organisation
        person.save(update_fields=["organisation"])
        search.put(person)
        record(events.CHANGED, person, by=by, at=at, field="organisation")
    return person


def add_identity(
    person: Person, *, kind: str, value: str, by: Actor, at: datetime | None = None
) -> Identity:
    """Add an address. Raises Conflict when it belongs to another person: merge the two instead."""
    require(by, Ability.EDIT_CUSTOMERS)
    if kind not in Identity.Kind.values:
        raise Invalid(_("An address is an email address, a phone number or a handle."))
    value = normalise(kind, value)
    at = at or clock.now()
    known = Identity.objects.select_related("person").filter(kind=kind, value=value).first()
    if known is not None:
        return _own(known, person)
    with transaction.atomic():
        first = not person.identities.filter(kind=kind).exists()
        try:
            with transaction.atomic():
                identity = Identity.objects.create(
                    person=person, kind=kind, value=value, is_primary=first, added_at=at
                )
        except IntegrityError as error:
            raise Conflict(
                _("%(value)s was just given to somebody else.") % {"value": value}
            ) from error
        search.put(person)
        record(events.IDENTITY_ADDED, person, by=by, at=at, value=value)
    return identity


def remove_identity(identity: Identity, *, by: Actor, at: datetime | None = None) -> Person:
    """Remove an address. Raises Conflict for the last one: the person could not be reached any
    more.
    """
    require(by, Ability.EDIT_CUSTOMERS)
    person = identity.person
    with transaction.atomic():
        if person.identities.count() == 1:
            raise Conflict(
                _("%(value)s is the only address of %(person)s. Add another one first.")
                % {"value": identity.value, "person": person}
            )
        identity.delete()
        search.put(person)
        record(events.IDENTITY_REMOVED, person, by=by, at=at, value=identity.value)
    return person


def _own(known: Identity, person: Person) -> Identity:
    if known.person_id == person.pk:
        return known
    raise Conflict(
        _("%(value)s belongs to %(person)s. If they are the same person, merge the two.")
        % {"value": known.value, "person": known.person}
    )


def _organisation(name: str, at: datetime) -> Organisation:
    found = Organisation.objects.filter(name__iexact=name).first()
    if found is None and not slugify(name, allow_unicode=True):
        raise Invalid(_("The name of an organisation needs at least one letter or digit."))
    if found is None:
        found = Organisation.objects.create(name=name, since=at)
        search.put_organisations([(found.pk, found.name, found.domain)])
    return found
