"""Absences, noted in one's own profile or on a colleague's page."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.people.access import Request, signed_in
from rapport.people.actions import end_absence, note_absence
from rapport.people.forms.absence import AbsenceForm
from rapport.people.forms.refusal import refusals_in
from rapport.people.models import Absence, User


@require_POST
@signed_in
def note(request: Request, pk: int) -> HttpResponse:
    """Record that the person is away; the action decides whose absence one may note."""
    person = get_object_or_404(User, pk=pk, is_active=True)
    form = AbsenceForm(request.POST)
    if form.is_valid():
        start, until = form.span(person.zone)
        with refusals_in(form):
            note_absence(person, start=start, until=until, by=request.user)
            messages.success(request, _("Noted."))
            return _back(request, person)
    context = {"form": form, "person": person, "is_oneself": person == request.user}
    return render(request, "people/absence.html", context, status=422)


@require_POST
@signed_in
def end(request: Request, pk: int) -> HttpResponse:
    """Record that the person is back, or is not going."""
    absence = get_object_or_404(Absence.objects.select_related("user"), pk=pk)
    end_absence(absence, by=request.user)
    messages.success(request, _("Noted."))
    return _back(request, absence.user)


def _back(request: Request, person: User) -> HttpResponse:
    if person == request.user:
        return redirect("profile")
    return redirect("colleague", pk=person.pk)
