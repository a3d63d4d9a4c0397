"""The page of an organisation."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from rapport.core.face.htmx import render
from rapport.customers.models import Organisation, Person
from rapport.people.access import Request, able
from rapport.people.roles import Ability

MOST_PEOPLE = 100


@require_safe
@able(Ability.SEE_CUSTOMERS)
def organisation(request: Request, pk: int) -> HttpResponse:
    """Show an organisation and its people."""
    found = get_object_or_404(Organisation, pk=pk)
    people = Person.objects.visible_to(request.user).surviving().filter(organisation=found)
    context = {
        "organisation": found,
        "people": people.with_addresses()[:MOST_PEOPLE],
        "count": people.count(),
    }
    return render(request, "customers/organisation.html", context)
