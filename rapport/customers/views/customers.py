"""The list of customers, and the page of each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.database.keyset import page_before
from rapport.core.face.htmx import render
from rapport.customers import search, sections
from rapport.customers.forms import AddressForm, OrganisationForm, PropertiesForm
from rapport.customers.models import Identity, Person, Refusal
from rapport.customers.reaching import refusals_of
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.timeline.history import history

PAGE = 50


@require_safe
@able(Ability.SEE_CUSTOMERS)
def customers(request: Request) -> HttpResponse:
    """List people, the newest first, or those in whom the words occur."""
    text = request.GET.get("q", "").strip()
    people = Person.objects.visible_to(request.user).surviving().with_addresses()
    before = request.GET.get("before", "")
    found, following = page_before(search.matching(people, text), before, PAGE)
    context = {
        "people": found,
        "q": text,
        "before": following,
        "is_first": not before,
    }
    return render(request, "customers/customers.html", context, partial="customers")


@require_safe
@able(Ability.SEE_CUSTOMERS)
def customer(request: Request, pk: int) -> HttpResponse:
    """Show all that rooms tell of a person; a merged person redirects to the survivor."""
    person = get_object_or_404(Person.objects.visible_to(request.user).with_addresses(), pk=pk)
    if person.merged_into_id:
        return redirect("customer", pk=person.merged_into_id)
    context = {
        "person": person,
        "sections": sections.sections_of(person, request.user),
        "history": history(person),
        "addresses": _addresses(person),
        "is_away": person.is_away(localdate(clock.now())),
        "merges": person.merges.filter(undone_at=None).select_related("absorbed", "by"),
        "may_edit": request.user.may(Ability.EDIT_CUSTOMERS),
        "may_merge": request.user.may(Ability.MERGE_CUSTOMERS),
        "properties": PropertiesForm.of(person),
        "organisation_form": OrganisationForm(initial={"organisation": person.organisation}),
        "address_form": AddressForm(),
    }
    return render(request, "customers/customer.html", context)


def _addresses(person: Person) -> list[tuple[Identity, Refusal | None]]:
    """Return the person's addresses, each with its refusal if any."""
    identities = list(person.identities.all())
    refusals = refusals_of(identity.value for identity in identities)
    return [(identity, refusals.get(identity.value)) for identity in identities]
