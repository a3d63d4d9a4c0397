"""Assigning one ticket."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.errors import Invalid
from rapport.core.face.answers import Undo
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions import assign, unassign
from rapport.tickets.actions import take as take_action
from rapport.tickets.models import Ticket
from rapport.tickets.views import _ticket


@require_http_methods(["POST", "DELETE"])
@able(Ability.WORK_TICKETS)
def assignment(request: Request, pk: int) -> HttpResponse:
    """Assign it to the person whose id is ``to``; an empty ``to``, or DELETE, unassigns it."""
    ticket = _ticket.get(request, pk)
    before = ticket.assignee
    to = user_numbered(request.POST.get("to", "")) if request.method == "POST" else None
    give(ticket, to, by=request.user)
    return _ticket.changed(request, [ticket], said(ticket, to), back(ticket, before))


@require_POST
@able(Ability.WORK_TICKETS)
def take(request: Request, pk: int) -> HttpResponse:
    """Assign it to oneself."""
    ticket = _ticket.get(request, pk)
    before = ticket.assignee
    take_action(ticket, by=request.user)
    return _ticket.changed(request, [ticket], said(ticket, request.user), back(ticket, before))


def user_numbered(number: str) -> User | None:
    """Return the user with this id, None for an empty one. Raises Invalid for an unknown id."""
    if not number:
        return None
    found = User.objects.filter(pk=number).first() if number.isdecimal() else None
    if found is None:
        raise Invalid(_("Choose somebody from the list."))
    return found


def give(ticket: Ticket, to: User | None, *, by: User) -> None:
    """Assign the ticket to somebody, or unassign it."""
    if to is None:
        unassign(ticket, by=by)
    else:
        assign(ticket, to=to, by=by)


def said(ticket: Ticket, to: User | None) -> str:
    """Say whose it is now."""
    if to is None:
        return _("#%(pk)d is now unassigned.") % {"pk": ticket.pk}
    return _("#%(pk)d is now with %(name)s.") % {"pk": ticket.pk, "name": to.name}


def back(ticket: Ticket, before: User | None) -> Undo:
    """Return an undo that assigns it to its former owner."""
    url = reverse("ticket_assignment", args=[ticket.pk])
    return Undo(url, {"to": str(before.pk) if before else ""})
