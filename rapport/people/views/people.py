"""The list of people, absences and invitations."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.listing import Filters, listed
from rapport.people.models import Absence, Invitation, Team, User
from rapport.people.roles import Ability, Role, is_above


@require_safe
@able(Ability.SET_ABSENCE)
def people(request: Request) -> HttpResponse:
    """List everybody with their load and, for those who may invite, the invitations."""
    now, filters = clock.now(), Filters.read(request.GET.dict())
    away = Absence.objects.not_over(now).filter(start__gt=now, user__is_active=True)
    context = {
        "list": listed(filters, request.user, now),
        "filters": filters,
        "teams": Team.objects.all(),
        "absences": away.select_related("user").order_by("start"),
        "now": now,
        "manages": request.user.may(Ability.MANAGE_PEOPLE),
        "invitations": _invitations(request.user),
        "may_give": {role for role in Role if not is_above(role, request.user.role)},
    }
    return render(request, "people/people.html", context, partial="people")


def _invitations(user: User) -> list[Invitation]:
    if not user.may(Ability.MANAGE_PEOPLE):
        return []
    return list(Invitation.objects.waiting().select_related("invited_by"))
