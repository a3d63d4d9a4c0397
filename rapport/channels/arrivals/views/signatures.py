"""Learnt signatures: shown always, or folded again, as a person says."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.channels.arrivals import actions
from rapport.channels.models import LearntSignature
from rapport.core.face.answers import done
from rapport.customers.models import Person
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_POST
@able(Ability.WORK_TICKETS)
def show(request: Request, pk: int) -> HttpResponse:
    """Keep it in sight, and return to the page in ``back``."""
    learnt = actions.show_signature(_learnt(request, pk), by=request.user)
    sentence = _("The signature of %(address)s stays in sight.")
    return done(request, sentence % {"address": learnt.identity.value}, back=_back(request, learnt))


@require_POST
@able(Ability.WORK_TICKETS)
def fold(request: Request, pk: int) -> HttpResponse:
    """Let it fold again, and return to the page in ``back``."""
    learnt = actions.fold_signature(_learnt(request, pk), by=request.user)
    sentence = _("The signature of %(address)s folds in the mails to come.")
    return done(request, sentence % {"address": learnt.identity.value}, back=_back(request, learnt))


def _learnt(request: Request, pk: int) -> LearntSignature:
    people = Person.objects.visible_to(request.user)
    rows = LearntSignature.objects.known().select_related("identity__person")
    found: LearntSignature = get_object_or_404(rows, pk=pk, identity__person__in=people)
    return found


def _back(request: Request, learnt: LearntSignature) -> str:
    """Return the page of ours in ``back``, by default the customer's."""
    back = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        return back
    return learnt.identity.person.get_absolute_url()
