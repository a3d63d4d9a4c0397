"""The list of organisations, and the page and the form of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rapport.core.face import story
from rapport.core.face.htmx import render
from rapport.customers import organisations as listing
from rapport.customers.actions import change_organisation
from rapport.customers.forms import NoteForm, OrganisationForm
from rapport.customers.models import Organisation, Person
from rapport.customers.notes import pinned_on
from rapport.customers.places.columns import OF_ORGANISATIONS, columns_for
from rapport.customers.places.organisation import PLACES
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability

SHOWN = 8


@require_safe
@able(Ability.SEE_CUSTOMERS)
def organisations(request: Request) -> HttpResponse:
    """List organisations in the order asked for, those in whose name or domain the words are."""
    filters, after = listing.Filters.read(request.GET.dict()), request.GET.get("after", "")
    shown = listing.page_after(after, filters, request.user)
    context = {
        "rows": shown.rows,
        "filters": filters,
        "sortable": [c for c in columns_for(OF_ORGANISATIONS, request.user) if c.counted],
        "first": filters.but() if after else "",
        "more": filters.but(after=shown.following) if shown.following else "",
    }
    return render(request, "customers/organisations.html", context, partial="organisations")


@require_safe
@able(Ability.SEE_CUSTOMERS)
def organisation(request: Request, pk: int) -> HttpResponse:
    """Show all that rooms tell of an organisation and its people."""
    found = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    people = Person.objects.visible_to(request.user).surviving().filter(organisation=found)
    latest = list(people.order_by("-last_contact_at", "-pk")[: SHOWN + 1])
    context = {
        "organisation": found,
        "story": story.tell(PLACES, found, request.user, request.GET.dict()),
        "pinned": pinned_on(found),
        "people": latest[:SHOWN],
        "has_more": len(latest) > SHOWN,
        "may_edit": request.user.may(Ability.EDIT_CUSTOMERS),
        "note_form": NoteForm(),
    }
    return render(request, "customers/organisation.html", context, partial="timeline")


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.EDIT_CUSTOMERS)
def change(request: Request, pk: int) -> HttpResponse:
    """Show the form for name and domain; on POST, set both."""
    found = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    is_sent = request.method == "POST"
    form = OrganisationForm(request.POST) if is_sent else OrganisationForm.of(found)
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            change_organisation(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(found)
    context = {"organisation": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "customers/organisation_change.html", context, status=status)
