"""The list of people, absences and invitations."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.people.access import Request, able
from rapport.people.models import Absence, Invitation, User
from rapport.people.roles import Ability


@require_safe
@able(Ability.SET_ABSENCE)
def people(request: Request) -> HttpResponse:
    """List everybody and, for those who may invite, the invitations."""
    now = clock.now()
    everybody = User.objects.prefetch_related("teams")
    away = Absence.objects.not_over(now).select_related("user").order_by("start")
    context = {
        "active": everybody.filter(is_active=True),
        "former": everybody.filter(is_active=False),
        "absences": away.filter(user__is_active=True),
        "away_now": set(Absence.objects.at(now).values_list("user_id", flat=True)),
        "now": now,
        "manages": request.user.may(Ability.MANAGE_PEOPLE),
        "invitations": _invitations(request.user),
    }
    return render(request, "people/people.html", context)


def _invitations(user: User) -> list[Invitation]:
    if not user.may(Ability.MANAGE_PEOPLE):
        return []
    return list(Invitation.objects.waiting().select_related("invited_by"))
