"""Merging tickets, undoing it, and splitting messages off, over the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Router

from rapport.api import schemas
from rapport.api.idempotency import ONCE, once
from rapport.api.present import ticket_out
from rapport.api.problems import WRITING
from rapport.api.tickets import seen, user_of
from rapport.core.errors import Conflict
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets import actions
from rapport.tickets.models import Merge, Ticket

router = Router(tags=["tickets"])


@router.post(
    "/{int:ticket_id}/merge",
    response={200: schemas.TicketOut, **WRITING},
    summary="Merge two tickets",
    openapi_extra=ONCE,
)
def merge(request: HttpRequest, ticket_id: int, body: schemas.MergeIn) -> Any:
    """Merge two tickets; the one that was opened first survives and is returned."""
    user = user_of(request)

    def act() -> tuple[int, Any]:
        both = (seen(request, ticket_id), seen(request, body.other))
        first, later = sorted(both, key=lambda each: (each.opened_at, each.pk))
        row = actions.merge(later, into=first, by=user)
        return 200, _answer(row.survivor, user)

    return once(request, user, act)


@router.delete(
    "/{int:ticket_id}/merge",
    response={200: schemas.TicketOut, **WRITING},
    summary="Undo a merge",
)
def unmerge(request: HttpRequest, ticket_id: int) -> dict[str, Any]:
    """Separate a merged ticket again; answers 409 when it is not merged."""
    ticket, user = seen(request, ticket_id), user_of(request)
    require(user, Ability.WORK_TICKETS)
    row = Merge.objects.filter(absorbed=ticket, undone_at=None).first()
    if row is None:
        raise Conflict(_("#%(ticket_id)s is not merged.") % {"ticket_id": ticket_id})
    return _answer(actions.unmerge(row, by=user), user)


@router.post(
    "/{int:ticket_id}/messages/{int:message_id}/part",
    response={201: schemas.TicketOut, **WRITING},
    summary="Split a message off",
    openapi_extra=ONCE,
)
def split(request: HttpRequest, ticket_id: int, message_id: int, body: schemas.SplitIn) -> Any:
    """Make a new ticket from a customer's message; ``later`` includes the messages
    that follow it.
    """
    user = user_of(request)

    def act() -> tuple[int, Any]:
        messages = seen(request, ticket_id).messages.select_related("ticket", "person")
        number = message_id if message_id < 2**63 else 0
        message = get_object_or_404(messages, pk=number)
        return 201, _answer(actions.split_off(message, by=user, with_later=body.later), user)

    return once(request, user, act)


def _answer(ticket: Ticket, user: User) -> dict[str, Any]:
    return ticket_out(Ticket.objects.visible_to(user).with_people().get(pk=ticket.pk))
