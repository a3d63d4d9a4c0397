"""Getting the ticket of a view, and answering after an action."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from rapport.core.face.answers import Undo, done
from rapport.people.access import Request
from rapport.tickets.lists import last_list
from rapport.tickets.models import Ticket
from rapport.tickets.sight import ticket_in_sight

# A change of more tickets is announced to lists alone: each name is a word in a header.
MOST_ANNOUNCED = 50


def get(request: Request, pk: int) -> Ticket:
    """Return the ticket if this person may see it, else raise 404."""
    return ticket_in_sight(pk, request.user)


def changed(
    request: Request, tickets: Sequence[Ticket], sentence: str, undo: Undo | None = None
) -> HttpResponse:
    """Say what was done, back on the list if the request came from there, else on the ticket."""
    in_list = len(tickets) != 1 or list_named(request) is not None
    if undo is not None and in_list:
        undo = replace(undo, fields={**undo.fields, "from": list_named(request) or "list"})
    return done(
        request,
        sentence,
        back=list_address(request) if in_list else tickets[0].get_absolute_url(),
        undo=undo,
        changed=["queue", *(f"ticket-{ticket.pk}" for ticket in tickets[:MOST_ANNOUNCED])],
    )


def list_named(request: Request) -> str | None:
    """Return the list that a form was sent from, as it names it, or None if from none.

    That is "list" for the queue, and the address of any other page.
    """
    named = request.POST.get("from", "")
    return named if named == "list" or last_list.is_ours(request, named) else None


def list_address(request: Request) -> str:
    """Return the address of that list, by default of the queue as it was last shown."""
    named = list_named(request)
    return last_list.address(request) if named in (None, "list") else str(named)


def gone(request: Request, sentence: str) -> HttpResponse:
    """Say what was done to a ticket that this person can no longer see, back on the list."""
    messages.success(request, sentence)
    away = last_list.address(request)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": away})
    return HttpResponseRedirect(away)
