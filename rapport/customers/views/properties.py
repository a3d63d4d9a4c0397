"""The form for what we know of a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.customers.actions import (
    change_person,
    move_to_organisation,
)
from rapport.customers.models import Person
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def change(request: Request, pk: int) -> HttpResponse:
    """Set name, language, time zone and note from the form."""
    person = _person(request, pk)
    for field in ("name", "language", "timezone", "notes"):
        if field in request.POST:
            person = change_person(person, field=field, value=request.POST[field], by=request.user)
    messages.success(request, _("Saved."))
    return redirect(person)


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def organisation(request: Request, pk: int) -> HttpResponse:
    """Set the organisation of a person."""
    person = _person(request, pk)
    move_to_organisation(person, name=request.POST.get("organisation", ""), by=request.user)
    messages.success(request, _("Saved."))
    return redirect(person)


def _person(request: Request, pk: int) -> Person:
    person: Person = get_object_or_404(Person.objects.visible_to(request.user).surviving(), pk=pk)
    return person
