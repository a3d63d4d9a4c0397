"""The page of one person who works here.

Role, teams, absences, sign-in.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rapport.core import clock
from rapport.core.face import story
from rapport.people.access import Request, able, signed_in
from rapport.people.actions import (
    change_profile,
    change_role,
    deactivate,
    join_team,
    leave_team,
    reactivate,
    sign_out_everywhere,
)
from rapport.people.forms.absence import AbsenceForm
from rapport.people.forms.manage import RoleForm, TeamsForm
from rapport.people.forms.profile import DetailsForm
from rapport.people.forms.refusal import refusals_in
from rapport.people.models import Absence, User
from rapport.people.places.colleague import PLACES, sees_changes
from rapport.people.roles import Ability, is_above
from rapport.people.sign_in.proof import proven


@require_safe
@signed_in
def colleague(request: Request, pk: int) -> HttpResponse:
    """Show what this reader may see of the person, with the forms that they may send."""
    return show(request, get_object_or_404(User, pk=pk))


@require_POST
@able(Ability.MANAGE_PEOPLE)
@proven
def role(request: Request, pk: int) -> HttpResponse:
    """Set the person's role."""
    person = get_object_or_404(User, pk=pk)
    form = RoleForm(request.POST, manager=request.user)
    if form.is_valid():
        with refusals_in(form):
            change_role(person, to=form.cleaned_data["role"], by=request.user)
            return _done(request, person, _("Saved."))
    return show(request, person, role_form=form)


@require_POST
@able(Ability.MANAGE_PEOPLE)
def teams(request: Request, pk: int) -> HttpResponse:
    """Put the person in the chosen teams, and in no others."""
    person = get_object_or_404(User, pk=pk)
    form = TeamsForm(request.POST)
    if not form.is_valid():
        return show(request, person, teams_form=form)
    chosen, present = set(form.cleaned_data["teams"]), set(person.teams.all())
    for team in chosen - present:
        join_team(person, team=team, by=request.user)
    for team in present - chosen:
        leave_team(person, team=team, by=request.user)
    return _done(request, person, _("Saved."))


@require_POST
@able(Ability.MANAGE_PEOPLE)
def details(request: Request, pk: int) -> HttpResponse:
    """Change the person's name, zone or language."""
    person = get_object_or_404(User, pk=pk)
    form = DetailsForm(request.POST, person=person)
    if form.is_valid():
        with refusals_in(form):
            change_profile(person, by=request.user, **form.cleaned_data)
            return _done(request, person, _("Saved."))
    return show(request, person, details_form=form)


@require_POST
@able(Ability.MANAGE_PEOPLE)
@proven
def deactivation(request: Request, pk: int) -> HttpResponse:
    """Deactivate the person."""
    person = deactivate(get_object_or_404(User, pk=pk), by=request.user)
    return _done(request, person, _("%(name)s can no longer sign in.") % {"name": person.name})


@require_POST
@able(Ability.MANAGE_PEOPLE)
@proven
def reactivation(request: Request, pk: int) -> HttpResponse:
    """Reactivate the person."""
    person = reactivate(get_object_or_404(User, pk=pk), by=request.user)
    return _done(request, person, _("%(name)s can sign in again.") % {"name": person.name})


@require_POST
@able(Ability.MANAGE_PEOPLE)
@proven
def sign_out(request: Request, pk: int) -> HttpResponse:
    """End every session of the person."""
    person = sign_out_everywhere(get_object_or_404(User, pk=pk), by=request.user)
    return _done(request, person, _("%(name)s is signed out everywhere.") % {"name": person.name})


def show(request: Request, person: User, **forms: Any) -> HttpResponse:
    """Answer with the person's page; a refused form appears on it with its errors."""
    now = clock.now()
    # A form that was refused has no address of the timeline.
    address = request.GET.dict() if request.method == "GET" else {}
    told = story.tell(PLACES, person, request.user, address)
    away = list(Absence.objects.not_over(now).filter(user=person).order_by("start"))
    context = {
        "person": person,
        "story": told,
        "absences": away,
        "is_away": any(absence.start <= now for absence in away),
        "is_holding": any(each.name == "open_tickets" and each.value for each in told.figures),
        "is_colleague": not sees_changes(person, request.user),
        "may_note": _may_note(request.user, person),
        "absence_form": AbsenceForm(),
        "may_list": request.user.may(Ability.SET_ABSENCE),
        "manages": _manages(request.user, person),
        "is_oneself": person == request.user,
        "role_form": RoleForm(initial={"role": person.role}, manager=request.user),
        "teams_form": TeamsForm(initial={"teams": person.teams.all()}),
        "details_form": DetailsForm(person=person),
    }
    context["is_managing"] = bool(forms)
    status = 422 if forms else 200
    return render(request, "people/colleague.html", {**context, **forms}, status=status)


def _manages(reader: User, person: User) -> bool:
    """Return whether the reader may change this person: nobody whose role is above their own."""
    return reader.may(Ability.MANAGE_PEOPLE) and not is_above(person.role, reader.role)


def _may_note(reader: User, person: User) -> bool:
    """Return whether the reader may note when this person is away."""
    may = reader.may(Ability.SET_ABSENCE) and not is_above(person.role, reader.role)
    return may or person == reader


def _done(request: Request, person: User, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("colleague", pk=person.pk)
