"""The verbs of customers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.core import clock
from rapport.core.database.prepared import prepared
from rapport.core.errors import Invalid
from rapport.customers import events, search
from rapport.customers.models import Identity, Organisation, Person
from rapport.people.actors import Actor
from rapport.timeline.record import record

# Addresses at these hosts say nothing about whom a person works for.
PUBLIC_MAIL_HOSTS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "gmx.de",
        "gmx.net",
        "web.de",
        "mail.ru",
        "yandex.ru",
        "qq.com",
        "163.com",
        "proton.me",
        "protonmail.com",
        "aol.com",
        "t-online.de",
        "naver.com",
    ]
)


def find_or_meet(
    value: str,
    *,
    by: Actor,
    kind: str = Identity.Kind.MAIL,
    name: str = "",
    channel: str,
    at: datetime | None = None,
) -> Person:
    """Return the person whose identity this is, met now if it is unknown.

    A known person without a name takes the one given. Raises Invalid for an address that is none.
    """
    value = normalise(kind, value)
    at = at or clock.now()
    with transaction.atomic():
        if known := _known(kind, value):
            # The other fields are read when somebody asks for them.
            person = Person.from_db(connection.alias, _SEEN, known[0])
            return _name_if_nameless(survivor(person), name)
        organisation = _organisation_of(kind, value)
        person = Person.objects.create(name=name.strip()[:160], organisation=organisation, since=at)
        Identity.objects.create(person=person, kind=kind, value=value, is_primary=True, added_at=at)
        company = organisation.name if organisation else ""
        search.put_rows([(person.pk, search.words_of(person.name, company, value))])
        record(events.MET, person, by=person if by.pk is None else by, at=at, channel=channel)
    return person


def is_known(value: str, *, kind: str = Identity.Kind.MAIL) -> bool:
    """Say whether somebody is known by this address. Raises Invalid for an address that is none."""
    return bool(_known(kind, normalise(kind, value)))


# What has to be seen of somebody who writes.
_SEEN = ("id", "name", "merged_into_id")


@prepared
def _known(kind: str, value: str) -> QuerySet[Identity, Any]:
    found = Identity.objects.filter(kind=kind, value=value).order_by()
    return found.values_list(*(f"person__{field}" for field in _SEEN))


def survivor(person: Person) -> Person:
    """Follow merges to the person who goes on."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


def normalise(kind: str, value: str) -> str:
    """Return the identity as it is stored; Invalid when it cannot be one."""
    value = value.strip()
    if kind == Identity.Kind.MAIL:
        value = value.lower()
        local, at, host = value.rpartition("@")
        if not (local and at and host) or len(value) > 254 or any(c.isspace() for c in value):
            raise Invalid(_("“%(value)s” is not an email address.") % {"value": value[:60]})
    if kind == Identity.Kind.PHONE:
        value = "".join(c for c in value if c.isdigit() or c == "+")
    if not value:
        raise Invalid(_("Enter an address."))
    return value[:254]


def _name_if_nameless(person: Person, name: str) -> Person:
    if name.strip() and not person.name:
        person.name = name.strip()[:160]
        person.save(update_fields=["name"])
        search.put(person)
    return person


def _organisation_of(kind: str, value: str) -> Organisation | None:
    host = value.rpartition("@")[2]
    if kind != Identity.Kind.MAIL or host in PUBLIC_MAIL_HOSTS:
        return None
    return next(iter(_of_domain(host)), None)


@prepared
def _of_domain(domain: str) -> QuerySet[Organisation, Organisation]:
    return Organisation.objects.filter(domain=domain)[:1]
