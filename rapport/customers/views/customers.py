"""The list of customers, and the page of each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.face import story
from rapport.core.face.htmx import render
from rapport.customers import languages
from rapport.customers.forms import AddressForm, NoteForm
from rapport.customers.listing import Filters, listed
from rapport.customers.models import Identity, Person, Refusal
from rapport.customers.notes import pinned_for
from rapport.customers.places.columns import COLUMNS, cells_of, columns_for
from rapport.customers.places.customer import PLACES
from rapport.customers.reaching import refusals_of
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_safe
@able(Ability.SEE_CUSTOMERS)
def customers(request: Request) -> HttpResponse:
    """List people, those with the latest contact first, or those in whom the words occur."""
    filters, cursor = Filters.read(request.GET.dict()), request.GET.get("page", "")
    people = Person.objects.visible_to(request.user).surviving().with_addresses()
    found = listed(people, filters, cursor, request.user)
    first = filters.but()
    context = {
        "people": found.people,
        "cells": cells_of(COLUMNS, [person.pk for person in found.people], request.user),
        "filters": filters,
        "sortable": [c for c in columns_for(COLUMNS, request.user) if c.counted],
        "organisation": filters.named_organisation(request.user),
        "back": _page(filters, found.back) or (first if cursor and filters.sort else ""),
        "more": _page(filters, found.more),
    }
    return render(request, "customers/customers.html", context, partial="customers")


def _page(filters: Filters, cursor: str) -> str:
    return filters.but(page=cursor) if cursor else ""


@require_safe
@able(Ability.SEE_CUSTOMERS)
def customer(request: Request, pk: int) -> HttpResponse:
    """Show all that rooms tell of a person; a merged person redirects to the survivor."""
    person = get_object_or_404(Person.objects.visible_to(request.user).with_addresses(), pk=pk)
    if person.merged_into_id:
        return redirect("customer", pk=person.merged_into_id)
    context = {
        "person": person,
        "story": story.tell(PLACES, person, request.user, request.GET.dict()),
        "prefers": _preferences(person),
        "pinned": pinned_for(person),
        "addresses": _addresses(person),
        "is_away": person.is_away(localdate(clock.now())),
        "merges": person.merges.filter(undone_at=None).select_related("absorbed", "by"),
        "may_edit": request.user.may(Ability.EDIT_CUSTOMERS),
        "may_merge": request.user.may(Ability.MERGE_CUSTOMERS),
        "address_form": AddressForm(),
        "note_form": NoteForm(),
    }
    return render(request, "customers/customer.html", context, partial="timeline")


def _preferences(person: Person) -> str:
    """Return how a person likes to be answered: "German, email"; empty if nothing is known."""
    language = languages.name_of(person.language) if person.language else ""
    return ", ".join(filter(None, (language, person.get_prefers_display())))


def _addresses(person: Person) -> list[tuple[Identity, Refusal | None]]:
    """Return the person's addresses, each with its refusal if any."""
    identities = list(person.identities.all())
    refusals = refusals_of(identity.value for identity in identities)
    return [(identity, refusals.get(identity.value)) for identity in identities]
