"""The list of what colleagues gave somebody."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rapport.cockpit import actions
from rapport.cockpit.given import given_now
from rapport.cockpit.models import Aside
from rapport.cockpit.need import Glance
from rapport.core import clock
from rapport.core.face.answers import Undo, done
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_safe
@able(Ability.WORK_TICKETS)
def given(request: Request) -> HttpResponse:
    """List it, the latest first, with who gave it and their note."""
    shown = given_now(Glance(request.user, clock.now())).shown
    return render(request, "cockpit/given.html", {"given": shown}, partial="given-list")


@require_POST
@able(Ability.WORK_TICKETS)
def completion(request: Request, pk: int) -> HttpResponse:
    """Say that it is done."""
    aside = get_object_or_404(Aside, pk=pk, to=request.user)
    actions.finish(aside, by=request.user)
    sentence = _("Done. %(name)s sees it again if it still needs something.")
    fields = {"from": request.POST.get("from", "")}
    return done(
        request,
        sentence % {"name": aside.user.first_name},
        back=_back(request),
        undo=Undo(reverse("given_return", args=[aside.pk]), fields),
        changed=["cockpit"],
    )


@require_POST
@able(Ability.WORK_TICKETS)
def take_up(request: Request, pk: int) -> HttpResponse:
    """Say that it is not done after all."""
    aside = get_object_or_404(Aside, pk=pk, to=request.user)
    actions.take_up(aside, by=request.user)
    return done(request, _("It is yours again."), back=_back(request), changed=["cockpit"])


def _back(request: Request) -> str:
    return reverse("cockpit" if request.POST.get("from") == "cockpit" else "given")
