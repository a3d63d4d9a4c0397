"""Figures and actions that customers add to their own pages."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core.face.story import Action, Figure
from rapport.customers.models import Organisation, Person
from rapport.people.models import User
from rapport.people.roles import Ability


def on_customer(person: Person, reader: User) -> Iterator[Action]:
    """Yield what may be done with what we know of a person."""
    if reader.may(Ability.EDIT_CUSTOMERS):
        yield Action(_("Change…"), reverse("customer_property", args=[person.pk]), "user")
    if reader.may(Ability.MERGE_CUSTOMERS):
        label = _("Merge with another person…")
        yield Action(label, reverse("customer_merge", args=[person.pk]), "merge")


def on_organisation(organisation: Organisation, reader: User) -> Iterator[Action]:
    """Yield what may be done with an organisation."""
    if reader.may(Ability.EDIT_CUSTOMERS):
        url = reverse("organisation_change", args=[organisation.pk])
        yield Action(_("Change…"), url, "building")


def people_of_organisation(organisation: Organisation, reader: User) -> Iterator[Figure]:
    """Yield how many people belong to it."""
    people = Person.objects.visible_to(reader).surviving().filter(organisation=organisation)
    n = people.count()
    told = ngettext("%(n)s person", "%(n)s people", n) % {"n": n}
    url = f"{reverse('customers')}?organisation={organisation.pk}" if n else ""
    yield Figure("people", told, url, n)
