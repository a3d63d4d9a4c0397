"""Adding and removing a person's addresses."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.customers.actions import (
    recognise,
    remove_identity,
)
from rapport.customers.models import Identity, Person
from rapport.customers.views.refusals import back_to
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def add_address(request: Request, pk: int) -> HttpResponse:
    """Add a mail address, phone number or handle, and return to the page in ``back``.

    An unknown sender with a customer's address becomes that customer.
    """
    person = _person(request, pk)
    kind, value = request.POST.get("kind", ""), request.POST.get("value", "").strip()
    owner = recognise(person, kind=kind, value=value, by=request.user)
    if owner == person:
        sentence = _("%(address)s was added.") % {"address": value}
    else:
        sentence = _("%(address)s belongs to %(person)s, who is the customer now.") % {
            "address": value,
            "person": owner,
        }
    messages.success(request, sentence)
    return redirect(back_to(request, owner))


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def remove_address(request: Request, pk: int) -> HttpResponse:
    """Remove an address."""
    identity = get_object_or_404(Identity.objects.select_related("person"), pk=pk)
    value = identity.value
    person = remove_identity(identity, by=request.user)
    messages.success(request, _("%(address)s was removed.") % {"address": value})
    return redirect(person)


def _person(request: Request, pk: int) -> Person:
    person: Person = get_object_or_404(Person.objects.visible_to(request.user).surviving(), pk=pk)
    return person
