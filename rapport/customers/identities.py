"""Identities: who is known by an address, number or handle."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rapport.core.database.prepared import prepared
from rapport.core.errors import Invalid
from rapport.customers.models import Identity, Organisation, Person
from rapport.mail.defects import Defects
from rapport.mail.fields import wrapping

# An address at one of these hosts says nothing about its owner's employer.
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

# The fields read for a person who writes; the others are loaded on demand.
_SEEN = ("id", "name", "merged_into_id")


def find(value: str, *, kind: str = Identity.Kind.MAIL) -> Person | None:
    """Return the person known by this, or whom they were merged into. Raises Invalid
    if malformed.
    """
    known = _known(kind, normalise(kind, value))
    return survivor(Person.from_db(connection.alias, _SEEN, known[0])) if known else None


def organisation_of(value: str, *, kind: str = Identity.Kind.MAIL) -> Organisation | None:
    """Return the organisation whose domain an address belongs to."""
    host = value.strip().lower().rpartition("@")[2]
    if not host or kind != Identity.Kind.MAIL or host in PUBLIC_MAIL_HOSTS:
        return None
    return next(iter(_of_domain(host)), None)


def survivor(person: Person) -> Person:
    """Follow merges to the person who remains."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


def normalise(kind: str, value: str) -> str:
    """Return the identity as it is stored; raises Invalid if it is malformed.

    An address is stored without brackets and quotes that were pasted along.
    """
    value = value.strip()
    if kind == Identity.Kind.MAIL:
        value = value.lower()
        if not any(c.isspace() for c in value):
            value = wrapping.address(value, Defects()) or value
        local, at, host = value.rpartition("@")
        if not (local and at and host) or len(value) > 254 or any(c.isspace() for c in value):
            raise Invalid(_("“%(value)s” is not an email address.") % {"value": value[:60]})
    if kind == Identity.Kind.PHONE:
        value = "".join(c for c in value if c.isdigit() or c == "+")
    if not value:
        raise Invalid(_("Enter an address."))
    return value[:254]


@prepared
def mail_addresses(person: int) -> QuerySet[Identity, Any]:
    """Return a person's mail addresses, the primary one first."""
    mail = Identity.objects.filter(person=person, kind=Identity.Kind.MAIL)
    return mail.order_by("-is_primary", "pk").values_list("value", flat=True)


@prepared
def _known(kind: str, value: str) -> QuerySet[Identity, Any]:
    found = Identity.objects.filter(kind=kind, value=value).order_by()
    return found.values_list(*(f"person__{field}" for field in _SEEN), named=True)


@prepared
def _of_domain(domain: str) -> QuerySet[Organisation, Organisation]:
    return Organisation.objects.filter(domain=domain)[:1]


def look_up_nameless(people: Iterable[Person]) -> None:
    """Fetch the addresses that stand for missing names in one query, for a page that shows many."""
    nameless = [person for person in people if not person.name]
    if len(nameless) < 2:
        return
    found: dict[int, str] = {}
    rows = Identity.objects.filter(person__in={person.pk for person in nameless})
    for pk, value in rows.order_by("-is_primary", "pk").values_list("person", "value"):
        found.setdefault(pk, value)
    for person in nameless:
        person.known_by(found.get(person.pk, ""))
