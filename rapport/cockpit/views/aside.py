"""Needs that a person has set aside."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rapport.cockpit import actions
from rapport.cockpit.models import Aside
from rapport.core import clock
from rapport.core.face.answers import done
from rapport.people.access import Request, able
from rapport.people.roles import Ability

MOST = 200


@require_safe
@able(Ability.SEE_COCKPIT)
def asides(request: Request) -> HttpResponse:
    """List them, the latest first, each with a way to bring it back."""
    found = Aside.objects.in_force(clock.now()).filter(user=request.user).select_related("to")
    return render(request, "cockpit/asides.html", {"asides": found[:MOST]})


@require_POST
@able(Ability.SEE_COCKPIT)
def bring_back(request: Request, pk: int) -> HttpResponse:
    """Bring one back."""
    aside = get_object_or_404(Aside, pk=pk, user=request.user)
    actions.bring_back(aside, by=request.user)
    back = "cockpit" if request.POST.get("from") == "cockpit" else "asides"
    sentence = _("It is back, if it still needs you.")
    return done(request, sentence, back=reverse(back), changed=["cockpit"])
