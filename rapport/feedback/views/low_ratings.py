"""The list of low ratings that no answer has followed up."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.database.keys import keys_in
from rapport.core.face.htmx import render
from rapport.feedback.low_ratings import unanswered
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.choices import Choices
from rapport.tickets.lists import last_list
from rapport.tickets.lists.choosing import address_of, choosing


@require_safe
@able(Ability.SEE_TICKETS)
def low_ratings(request: Request) -> HttpResponse:
    """List them, the lowest first, each with its comment and a link to its ticket.

    ``?only=4,9`` lists those of these numbers, as the cockpit counted them; ``?chosen=all`` chooses
    them.
    """
    only = keys_in(request.GET.get("only", ""))
    found = unanswered(request.user, clock.now(), only)
    numbers = [rating.ticket_id for rating in found]
    context = {
        "ratings": found,
        "only": only,
        "selected_from": address_of(request),
        **choosing(request, request.user, Choices(request.user), numbers),
    }
    response = render(request, "feedback/low_ratings.html", context, partial="ratings")
    return last_list.remember_other(request, response, address_of(request), numbers)
