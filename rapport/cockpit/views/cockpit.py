"""The home page: cockpit or queue; and columns in full."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rapport.cockpit import greeting
from rapport.cockpit.actions import note_visit
from rapport.cockpit.asides import asides_of
from rapport.cockpit.away import away_today
from rapport.cockpit.columns import TITLES, Column, columns_at, keys_of, new_to, whole
from rapport.cockpit.given import given_now
from rapport.cockpit.mornings import next_monday
from rapport.cockpit.need import Glance
from rapport.cockpit.since import since
from rapport.cockpit.tiles import tiles
from rapport.core import clock
from rapport.core.database.beside import left_out_if_refused
from rapport.core.face.htmx import render, wants
from rapport.people.access import Request, able, signed_in
from rapport.people.places import first_run
from rapport.people.roles import Ability, only_reads

NEW = "new"


@require_safe
@signed_in
def home(request: Request) -> HttpResponse:
    """Redirect to the page where this person starts their day."""
    if request.user.may(Ability.SEE_COCKPIT):
        return _cockpit(request)
    return redirect("metrics" if only_reads(request.user) else "tickets")


@require_safe
@able(Ability.SEE_COCKPIT)
def cockpit(request: Request) -> HttpResponse:
    """Show what customers, team and company need now."""
    return _cockpit(request)


@require_safe
@able(Ability.SEE_COCKPIT)
def column(request: Request, key: str) -> HttpResponse:
    """Show all needs of one column, or of all columns those that are new to this person."""
    if key == NEW:
        shown = _new(request)
    elif key in TITLES:
        shown = whole(key, request.user, clock.now())
    else:
        raise Http404
    context = {"column": shown, "monday": next_monday(clock.now())}
    return render(request, "cockpit/column.html", context, partial="needs-all")


def _new(request: Request) -> Column:
    none = _("Nothing new needs you since you last looked.")
    question = _("What is new since you last looked?")
    return Column(NEW, _("New"), question, new_to(request.user, clock.now()), none=none)


def _cockpit(request: Request) -> HttpResponse:
    at, user = clock.now(), request.user
    glance = Glance(user, at)
    given = given_now(glance)
    shown, happened = columns_at(glance, given), since(user, at)
    if not wants(request, "cockpit"):
        # A page that is left open refreshes itself; only somebody who comes has looked.
        with left_out_if_refused():
            note_visit(keys_of(shown), by=user, at=at)
    starting = first_run.progress_for(user)
    context = {
        "at": at,
        "first_run": starting,
        "salute": greeting.salute(user.first_name, timezone.localtime(at)),
        "date": greeting.date(timezone.localtime(at)),
        "summary": greeting.summary(shown, is_starting=bool(starting and starting.next)),
        "columns": shown,
        "new": sum(each.new for each in shown),
        "since": happened,
        "away": away_today(user, at),
        "given": given.shown,
        "monday": next_monday(at),
        "set_aside": glance.once(asides_of).count,
        "tiles": tiles(user, at),
    }
    return render(request, "cockpit/cockpit.html", context, partial="cockpit")
