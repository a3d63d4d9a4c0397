"""The form for what we know of a person."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.face.htmx import render
from rapport.customers.actions import change_person, move_to_organisation
from rapport.customers.forms import PropertiesForm
from rapport.customers.models import Person
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.EDIT_CUSTOMERS)
def change(request: Request, pk: int) -> HttpResponse:
    """Show the form; on POST, set the properties that it names."""
    person = _person(request, pk)
    form = PropertiesForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form), transaction.atomic():
            for field in ("name", "language", "prefers", "timezone"):
                if field in request.POST:
                    value = form.cleaned_data[field]
                    person = change_person(person, field=field, value=value, by=request.user)
            if "organisation" in request.POST:
                name = form.cleaned_data["organisation"]
                move_to_organisation(person, name=name, by=request.user)
            messages.success(request, _("Saved."))
            return redirect(person)
    context = {"person": person, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "customers/change.html", context, status=status)


@require_POST
@able(Ability.EDIT_CUSTOMERS)
def organisation(request: Request, pk: int) -> HttpResponse:
    """Set the organisation of a person."""
    person = _person(request, pk)
    move_to_organisation(person, name=request.POST.get("organisation", ""), by=request.user)
    messages.success(request, _("Saved."))
    return redirect(person)


def _person(request: Request, pk: int) -> Person:
    people = Person.objects.visible_to(request.user).surviving().select_related("organisation")
    person: Person = get_object_or_404(people, pk=pk)
    return person
