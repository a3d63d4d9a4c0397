"""The columns that the lines of a list show."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.lists import last_list, shown


@require_POST
@able(Ability.SEE_TICKETS)
def columns(request: Request) -> HttpResponse:
    """Remember which columns the lines show, and go back to the list."""
    back = HttpResponseRedirect(last_list.address(request))
    return shown.keep(back, request.POST.getlist("column"), secure=request.is_secure())
