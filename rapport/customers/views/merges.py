"""Merging two people after comparing them, and undoing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.face.htmx import render
from rapport.customers import search
from rapport.customers.actions import merge, unmerge
from rapport.customers.models import Merge, Person
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MERGE_CUSTOMERS)
def merge_people(request: Request, pk: int) -> HttpResponse:
    """Offer people to merge with this one; on POST, merge this one into the chosen one."""
    people = Person.objects.visible_to(request.user).surviving()
    person = get_object_or_404(people.with_addresses(), pk=pk)
    if request.method == "POST":
        number = request.POST.get("person", "")
        absorbed = get_object_or_404(people, pk=number if number.isdecimal() else 0)
        name = str(absorbed)
        merge(absorbed, into=person, by=request.user)
        messages.success(request, _("%(name)s is now part of this person.") % {"name": name})
        return redirect(person)
    text = request.GET.get("q", "").strip() or person.name
    found = search.matching(people.with_addresses(), text) if text else people.none()
    context = {"person": person, "q": text, "found": found.exclude(pk=pk)[:20]}
    return render(request, "customers/merge.html", context)


@require_POST
@able(Ability.MERGE_CUSTOMERS)
def undo(request: Request, pk: int) -> HttpResponse:
    """Undo a merge: the two are separate again."""
    row = get_object_or_404(Merge.objects.select_related("survivor", "absorbed"), pk=pk)
    absorbed = unmerge(row, by=request.user)
    messages.success(request, _("%(name)s is a separate person again.") % {"name": absorbed})
    return redirect(absorbed)
