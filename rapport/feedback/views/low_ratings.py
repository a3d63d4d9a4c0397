"""The list of low ratings that no answer has followed up."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.database.keys import keys_in
from rapport.feedback.low_ratings import unanswered
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_safe
@able(Ability.SEE_TICKETS)
def low_ratings(request: Request) -> HttpResponse:
    """List them, the lowest first, each with its comment and a link to its ticket.

    ``?only=4,9`` lists those of these numbers, as the cockpit counted them.
    """
    only = keys_in(request.GET.get("only", ""))
    context = {
        "ratings": unanswered(request.user, clock.now(), only),
        "only": only,
    }
    return render(request, "feedback/low_ratings.html", context)
