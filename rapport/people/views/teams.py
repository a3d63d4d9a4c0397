"""Teams: create, rename and remove them, and choose their members."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core import clock
from rapport.core.face import story
from rapport.people.access import Request, able
from rapport.people.actions import make_team, remove_team, rename_team
from rapport.people.actors import require
from rapport.people.forms.manage import TeamForm
from rapport.people.forms.refusal import refusals_in
from rapport.people.listing import Filters, members_listed
from rapport.people.models import Team
from rapport.people.places.team import PLACES, sees_team
from rapport.people.roles import Ability, Role


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_PEOPLE)
def teams(request: Request) -> HttpResponse:
    """List the teams, and create one."""
    form = TeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            team = make_team(form.cleaned_data["name"], by=request.user)
            messages.success(
                request, _("The team %(name)s has been created.") % {"name": team.name}
            )
            return redirect("team", pk=team.pk)
    sizes = Count("memberships", filter=Q(memberships__user__is_active=True))
    context = {"form": form, "teams": Team.objects.annotate(size=sizes)}
    return render(request, "people/teams.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.SET_ABSENCE)
def team(request: Request, pk: int) -> HttpResponse:
    """Tell how a team's work goes and who has which part of it; on POST, rename it."""
    if request.method == "POST":
        require(request.user, Ability.MANAGE_PEOPLE)
    found = get_object_or_404(Team, pk=pk)
    if not sees_team(found, request.user):
        raise Http404
    form = TeamForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            rename_team(found, to=form.cleaned_data["name"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect("team", pk=pk)
    # A form that was refused has no address of the timeline.
    address = {} if form.is_bound else request.GET.dict()
    filters = Filters(sort=address.get("sort", ""))
    members = members_listed(found, filters, request.user, clock.now())
    context = {
        "form": form,
        "team": found,
        "list": members,
        "leads": [row.person for row in members.active if row.person.role == Role.LEAD],
        "manages": request.user.may(Ability.MANAGE_PEOPLE),
        "story": story.tell(PLACES, found, request.user, address),
    }
    return render(request, "people/team.html", context, status=422 if form.is_bound else 200)


@require_POST
@able(Ability.MANAGE_PEOPLE)
def removal(request: Request, pk: int) -> HttpResponse:
    """Remove an empty team."""
    found = remove_team(get_object_or_404(Team, pk=pk), by=request.user)
    messages.success(request, _("The team %(name)s has been removed.") % {"name": found.name})
    return redirect("teams")
