"""Walking through a list, ticket by ticket."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rapport.core.database.keyset import neighbour
from rapport.core.errors import Invalid
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.choices import Choices
from rapport.tickets.lists import last_list, place
from rapport.tickets.lists.listing import Filters, segments
from rapport.tickets.models import Ticket
from rapport.tickets.views import _ticket


@require_safe
@able(Ability.SEE_TICKETS)
def following(request: Request, pk: int) -> HttpResponse:
    """Redirect to the ticket after the place where this one was when it was opened."""
    return _walk(request, pk, backward=False)


@require_safe
@able(Ability.SEE_TICKETS)
def previous(request: Request, pk: int) -> HttpResponse:
    """Redirect to the ticket before this one."""
    return _walk(request, pk, backward=True)


def _walk(request: Request, pk: int, *, backward: bool) -> HttpResponse:
    here = _ticket.get(request, pk)
    found = _listed(request, here, backward)
    if found is not None:
        return HttpResponseRedirect(found.get_absolute_url())
    messages.info(request, _("The list ends here."))
    return HttpResponseRedirect(last_list.address(request))


def _listed(request: Request, here: Ticket, backward: bool) -> Ticket | None:
    """Return the ticket beside this one on the page last shown, in that page's order."""
    numbers = last_list.numbers(request)
    if not numbers:
        return _neighbour(request, here, last_list.filters(request), backward)
    if backward:
        numbers.reverse()
    # Where this one has left the page, the walk goes on at its beginning.
    place = numbers.index(here.pk) + 1 if here.pk in numbers else len(numbers) * backward
    visible = Ticket.objects.visible_to(request.user)
    # Hardly ever more than one is asked for: what the page listed may be seen.
    found = (visible.filter(pk=number).first() for number in numbers[place:])
    return next(filter(None, found), None)


def _neighbour(request: Request, here: Ticket, filters: Filters, backward: bool) -> Ticket | None:
    visible = Ticket.objects.visible_to(request.user)
    try:
        listed = segments(visible, filters, Choices(request.user))
    except Invalid:  # A queue of the list has been deleted since.
        return None
    was = place.as_it_was(request, here)
    return neighbour(listed, here, backward=backward, was=was)
