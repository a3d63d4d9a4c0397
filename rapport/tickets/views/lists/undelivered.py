"""The list of answers that did not reach their customers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.database.keys import keys_in
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.lists import undelivered


@require_safe
@able(Ability.SEE_TICKETS)
def answers(request: Request) -> HttpResponse:
    """List them, oldest first, each with its reason and a link to it.

    ``?only=12,15`` lists those on the tickets of these numbers, as the cockpit counted them.
    """
    only = keys_in(request.GET.get("only", ""))
    context = {"reports": undelivered.undelivered(request.user, clock.now(), only), "only": only}
    return render(request, "tickets/undelivered.html", context)
