"""The home page: cockpit for managers, queue for agents."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from rapport.cockpit import greeting
from rapport.cockpit.columns import columns
from rapport.cockpit.tiles import tiles
from rapport.core import clock
from rapport.core.face.htmx import render
from rapport.people.access import Request, able, signed_in
from rapport.people.places import first_run
from rapport.people.roles import Ability


@require_safe
@signed_in
def home(request: Request) -> HttpResponse:
    """Redirect to the page where this person starts their day."""
    if request.user.may(Ability.SEE_COCKPIT):
        return _cockpit(request)
    return redirect("tickets")


@require_safe
@able(Ability.SEE_COCKPIT)
def cockpit(request: Request) -> HttpResponse:
    """Show what customers, team and company need now."""
    return _cockpit(request)


def _cockpit(request: Request) -> HttpResponse:
    at = clock.now()
    shown = columns(request.user, at)
    context = {
        "at": at,
        "first_run": first_run.progress_for(request.user),
        "salute": greeting.salute(request.user.first_name, timezone.localtime(at)),
        "date": greeting.date(timezone.localtime(at)),
        "summary": greeting.summary(shown),
        "columns": shown,
        "tiles": tiles(request.user, at),
    }
    return render(request, "cockpit/cockpit.html", context, partial="cockpit")
