"""The filters that can be added to a list."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.choices import Choices
from rapport.tickets.lists import last_list
from rapport.tickets.lists.chips import kinds
from rapport.tickets.lists.listing import Filters


@require_safe
@able(Ability.SEE_TICKETS)
def filters(request: Request) -> HttpResponse:
    """Show every filter that can be added to those of the address."""
    asked = Filters.read(last_list.asked(request.GET))
    context = {"kinds": kinds(asked, Choices(request.user)), "filters": asked}
    return render(request, "tickets/filters.html", context, partial="filter-kinds")
