"""Answers that did not arrive, over the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema

from rapport.api.idempotency import ONCE, once
from rapport.api.present import ticket_out, undelivered_out
from rapport.api.problems import READING, WRITING
from rapport.api.schemas import Body, TicketOut, UndeliveredOut
from rapport.api.tickets import seen, user_of
from rapport.core import clock
from rapport.people.models import User
from rapport.tickets.actions.messages.nondelivery import mark_known, unmark_known
from rapport.tickets.actions.messages.resend import resend as send_again
from rapport.tickets.lists.undelivered import MOST, undelivered
from rapport.tickets.models import Message, Ticket

router = Router(tags=["tickets"])


class FailedOut(UndeliveredOut):
    """An answer that did not arrive, and where it is."""

    ticket: int
    message: int
    customer: str


class FailedList(Schema):
    """The oldest of them, one for each ticket; ``is_cut`` when there are more."""

    items: list[FailedOut]
    is_cut: bool


class AgainIn(Body):
    """Where an answer shall go instead of where it failed; without, to the same addresses."""

    failed: str = Field("", max_length=254)
    address: str = Field("", max_length=254)
    anyway: bool = Field(False, description="Send it even if an address refuses mail for good.")


@router.get("/undelivered", response={200: FailedList, **READING}, summary="What did not arrive")
def list_undelivered(request: HttpRequest) -> dict[str, Any]:
    """Return the answers that failed for good and that nobody has dealt with, oldest first."""
    found = undelivered(user_of(request), clock.now())
    items = [
        {
            **undelivered_out(each),
            "ticket": each.ticket.pk,
            "message": each.row.message_id,
            "customer": each.ticket.customer.name,
        }
        for each in found
    ]
    return {"items": items, "is_cut": len(found) >= MOST}


@router.post(
    "/{int:ticket_id}/messages/{int:message_id}/resend",
    response={200: TicketOut, **WRITING},
    summary="Send an answer again",
    openapi_extra=ONCE,
)
def resend(request: HttpRequest, ticket_id: int, message_id: int, body: AgainIn) -> Any:
    """Send an answer again to those whom it did not reach, also to another address."""
    user = user_of(request)

    def act() -> tuple[int, Any]:
        instead = {body.failed.strip().lower(): body.address} if body.address.strip() else None
        message = _message(request, ticket_id, message_id)
        send_again(message, by=user, instead=instead, anyway=body.anyway)
        return 200, _answer(ticket_id, user)

    return once(request, user, act)


@router.post(
    "/{int:ticket_id}/messages/{int:message_id}/known",
    response={200: TicketOut, **WRITING},
    summary="Told in another way",
    openapi_extra=ONCE,
)
def known(request: HttpRequest, ticket_id: int, message_id: int) -> Any:
    """Settle an answer that did not arrive: the customer was told in another way."""
    user = user_of(request)

    def act() -> tuple[int, Any]:
        mark_known(_message(request, ticket_id, message_id), by=user)
        return 200, _answer(ticket_id, user)

    return once(request, user, act)


@router.delete(
    "/{int:ticket_id}/messages/{int:message_id}/known",
    response={200: TicketOut, **WRITING},
    summary="Not told after all",
)
def unknown(request: HttpRequest, ticket_id: int, message_id: int) -> dict[str, Any]:
    """Take back that the customer was told in another way."""
    user = user_of(request)
    unmark_known(_message(request, ticket_id, message_id), by=user)
    return _answer(ticket_id, user)


def _message(request: HttpRequest, ticket_id: int, message_id: int) -> Message:
    messages = seen(request, ticket_id).messages.select_related("ticket")
    found: Message = get_object_or_404(messages, pk=message_id if message_id < 2**63 else 0)
    return found


def _answer(ticket: int, user: User) -> dict[str, Any]:
    return ticket_out(Ticket.objects.visible_to(user).with_people().get(pk=ticket))
