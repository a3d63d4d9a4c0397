"""People whose addresses complete what is typed into To and Cc."""

from __future__ import annotations

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from rapport.core.database.keys import key_in
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.page import whom
from rapport.tickets.sight import ticket_in_sight


@require_safe
@able(Ability.WORK_TICKETS)
def recipients(request: Request) -> JsonResponse:
    """Return those whom the words ``who`` fit; those on the ``ticket``, if one is given, first."""
    key = key_in(request.GET.get("ticket", ""))
    ticket = ticket_in_sight(key, request.user) if key is not None else None
    who = request.GET.get("who", "").strip()[:200]
    found = whom.addressees(who, request.user, ticket) if who else []
    return JsonResponse({"people": [each._asdict() for each in found]})
