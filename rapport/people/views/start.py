"""The first steps of a new desk."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rapport.core.face.answers import Undo, done
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.actions import (
    close_first_run,
    leave_out_step,
    reopen_first_run,
    take_up_step,
)
from rapport.people.places import first_run
from rapport.people.roles import Ability


@never_cache
@require_safe
@able(Ability.MANAGE_DESK)
def start(request: Request) -> HttpResponse:
    """Show what a new desk still needs; the page follows what happens by itself."""
    context = {"progress": first_run.progress()}
    return render(request, "people/start.html", context, partial="first-steps")


@require_POST
@able(Ability.MANAGE_DESK)
def omission(request: Request) -> HttpResponse:
    """Leave a step out."""
    key = _key(request)
    leave_out_step(key, by=request.user)
    undo = Undo(reverse("start_omission_undo"), {"step": key})
    return done(request, _("Left out."), back=reverse("start"), undo=undo, changed=["start"])


@require_POST
@able(Ability.MANAGE_DESK)
def omission_undo(request: Request) -> HttpResponse:
    """Put a step back on the list."""
    take_up_step(_key(request), by=request.user)
    return done(request, _("Back on the list."), back=reverse("start"), changed=["start"])


@require_POST
@able(Ability.MANAGE_DESK)
def closing(request: Request) -> HttpResponse:
    """Put the list away."""
    close_first_run(by=request.user)
    undo = Undo(reverse("start_closing_undo"))
    return done(request, _("The list is closed."), back="/", undo=undo)


@require_POST
@able(Ability.MANAGE_DESK)
def closing_undo(request: Request) -> HttpResponse:
    """Show the list again."""
    reopen_first_run(by=request.user)
    return done(request, _("The list is open again."), back=reverse("start"), changed=["start"])


def _key(request: Request) -> str:
    return request.POST.get("step", "")
