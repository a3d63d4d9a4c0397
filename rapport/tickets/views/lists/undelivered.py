"""The list of answers that did not reach their customers."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.database.keys import keys_in
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.choices import Choices
from rapport.tickets.lists import last_list, undelivered
from rapport.tickets.lists.choosing import address_of, choosing


@require_safe
@able(Ability.SEE_TICKETS)
def answers(request: Request) -> HttpResponse:
    """List them, oldest first, each with its reason and a link to it.

    ``?only=12,15`` lists those on the tickets of these numbers, as the cockpit counted them;
    ``?chosen=all`` chooses them.
    """
    only = keys_in(request.GET.get("only", ""))
    found = undelivered.undelivered(request.user, clock.now(), only)
    numbers = [report.outgoing.ticket_id for report in found]
    context = {
        "reports": found,
        "only": only,
        "selected_from": address_of(request),
        **choosing(request, request.user, Choices(request.user), numbers),
    }
    response = render(request, "tickets/undelivered.html", context, partial="reports")
    return last_list.remember_other(request, response, address_of(request), numbers)
