"""Tickets, over the API."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from rapport.api import schemas
from rapport.api.cursors import Cursor
from rapport.api.idempotency import ONCE, once
from rapport.api.present import ticket_out, ticket_whole
from rapport.api.problems import READING, WRITING
from rapport.core.errors import Invalid
from rapport.customers.actions import find_or_meet
from rapport.people.actors import require
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets import actions
from rapport.tickets.actions.messages.write_to import Letter
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.opening import Triage
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.sight import bare_ticket_in_sight
from rapport.tickets.status import OURS, Priority, Status
from rapport.timeline.history import history

router = Router(tags=["tickets"])
PAGE = 50
Id = int


def user_of(request: HttpRequest) -> User:
    """Return the caller; the bearer authentication has set it."""
    user = request.user
    if not isinstance(user, User):
        raise Invalid(_("You are not signed in."))
    return user


def seen(request: HttpRequest, ticket_id: int) -> Ticket:
    """Return the ticket if the caller may see it, else 404. Actions read its row again
    themselves.
    """
    user = user_of(request)
    if not 0 < ticket_id < 2**63:
        raise Http404
    return bare_ticket_in_sight(ticket_id, user)


@router.get("", response={200: schemas.TicketPage, **READING}, summary="List tickets")
def list_tickets(
    request: HttpRequest,
    queue: Annotated[str | None, Query(max_length=80)] = None,
    status: Annotated[str | None, Query(max_length=20)] = None,
    sort: Literal["newest", "waiting", ""] = "newest",
    cursor: Annotated[str | None, Query(max_length=200)] = None,
    limit: schemas.Limit = PAGE,
) -> dict[str, Any]:
    """Return tickets that the caller may see: the newest first, or the longest waiting first."""
    tickets = Ticket.objects.visible_to(user_of(request)).with_people().select_related("team")
    if queue:
        tickets = tickets.filter(queue=_queue(_clean(queue)))
    if status:
        tickets = tickets.filter(status=_status(status))
    place = Cursor.parse(cursor) if cursor else None
    found = list((_by_waiting if sort == "waiting" else _by_age)(tickets, place)[: limit + 1])
    more = Cursor.of(found[limit - 1], sort) if len(found) > limit else None
    return {"items": [ticket_out(ticket) for ticket in found[:limit]], "next": more}


@router.post(
    "", response={201: schemas.TicketWhole, **WRITING}, summary="Open a ticket", openapi_extra=ONCE
)
def open_ticket(request: HttpRequest, body: schemas.TicketIn) -> Any:
    """Open a ticket for a customer, who is created if the address is new.

    With ``outgoing``, the body is sent to them as a mail of ours.
    """
    user = user_of(request)
    return once(request, user, lambda: (201, ticket_whole(_open(body, user))))


@router.get(
    "/{int:ticket_id}", response={200: schemas.TicketWhole, **READING}, summary="One ticket"
)
def get_ticket(request: HttpRequest, ticket_id: Id) -> dict[str, Any]:
    """Return a ticket with its messages, including notes, which customers never see."""
    return ticket_whole(seen(request, ticket_id))


@router.get(
    "/{int:ticket_id}/history",
    response={200: list[schemas.Happened], **READING},
    summary="What happened",
)
def get_history(request: HttpRequest, ticket_id: Id) -> list[dict[str, Any]]:
    """Return the ticket's history in sentences, earliest first."""
    told = history(seen(request, ticket_id))
    return [{"at": each.at, "kind": each.kind, "sentence": each.sentence} for each in told]


@router.post(
    "/{int:ticket_id}/replies",
    response={201: schemas.MessageOut, **WRITING},
    summary="Answer, or leave a note",
    openapi_extra=ONCE,
)
def reply(request: HttpRequest, ticket_id: Id, body: schemas.ReplyIn) -> Any:
    """Send an answer to the customer or, with ``internal``, add a note."""
    user = user_of(request)

    def act() -> tuple[int, Any]:
        ticket = seen(request, ticket_id)
        if body.internal:
            message = actions.note(ticket, text=body.body, by=user)
        else:
            message = actions.reply(ticket, text=body.body, by=user, anyway=body.anyway)
        return 201, {
            "id": message.pk,
            "kind": message.kind,
            "at": message.at,
            "author": user.name,
            "text": message.text,
            "reply": message.reply,
        }

    return once(request, user, act)


@router.post(
    "/{int:ticket_id}/resolution",
    response={200: schemas.TicketOut, **WRITING},
    summary="Resolve",
    openapi_extra=ONCE,
)
def resolve(request: HttpRequest, ticket_id: Id) -> Any:
    """Resolve the ticket; resolving it again changes nothing."""
    user = user_of(request)
    return once(
        request,
        user,
        lambda: (200, ticket_out(actions.resolve(seen(request, ticket_id), by=user))),
    )


@router.delete(
    "/{int:ticket_id}/resolution", response={200: schemas.TicketOut, **WRITING}, summary="Reopen"
)
def reopen(request: HttpRequest, ticket_id: Id) -> dict[str, Any]:
    """Undo the resolution."""
    return ticket_out(actions.reopen(seen(request, ticket_id), by=user_of(request)))


@router.post(
    "/{int:ticket_id}/closure",
    response={200: schemas.TicketOut, **WRITING},
    summary="Close",
    openapi_extra=ONCE,
)
def close(request: HttpRequest, ticket_id: Id) -> Any:
    """Close the ticket for good."""
    user = user_of(request)
    return once(
        request, user, lambda: (200, ticket_out(actions.close(seen(request, ticket_id), by=user)))
    )


@router.post(
    "/{int:ticket_id}/assignment",
    response={200: schemas.TicketOut, **WRITING},
    summary="Assign",
    openapi_extra=ONCE,
)
def assign(request: HttpRequest, ticket_id: Id, body: schemas.AssignmentIn) -> Any:
    """Assign the ticket to somebody who works here, by mail address."""
    user = user_of(request)

    def act() -> tuple[int, Any]:
        to = _colleague(body.email)
        return 200, ticket_out(actions.assign(seen(request, ticket_id), to=to, by=user))

    return once(request, user, act)


@router.delete(
    "/{int:ticket_id}/assignment",
    response={200: schemas.TicketOut, **WRITING},
    summary="Make it nobody's",
)
def unassign(request: HttpRequest, ticket_id: Id) -> dict[str, Any]:
    """Unassign the ticket."""
    return ticket_out(actions.unassign(seen(request, ticket_id), by=user_of(request)))


@transaction.atomic
def _open(body: schemas.TicketIn, user: User) -> Ticket:
    # A caller who may not open tickets must not create a customer either.
    require(user, Ability.WORK_TICKETS)
    customer = find_or_meet(
        body.customer.email,
        name=body.customer.name,
        by=user,
        channel=OURS if body.outgoing else body.channel,
    )
    triage = Triage(_queue(body.queue), Priority[body.priority.upper()])
    if body.outgoing:
        letter = Letter(body.subject, body.body, to=body.customer.email, anyway=body.anyway)
        ticket = actions.write_to(customer, letter=letter, by=user, triage=triage)
    else:
        ticket = actions.open_ticket(
            customer,
            subject=body.subject,
            content=Content(text=body.body),
            channel=body.channel,
            by=user,
            triage=triage,
        )
    # It begins with its queue's team, which is at hand.
    ticket.team = ticket.queue.team
    return ticket


def _colleague(email: str) -> User:
    found = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if found is None:
        raise Invalid(_("Nobody who works here has this email address."))
    return found


def _queue(slug: str | None) -> Queue | None:
    if not slug:
        return None
    queue = Queue.objects.select_related("team").filter(slug=slug).first()
    if queue is None:
        raise Invalid(_("There is no queue with that name."))
    return queue


def _status(name: str) -> str:
    if name not in Status.values:
        raise Invalid(
            _("The status must be one of %(known)s.") % {"known": ", ".join(Status.values)}
        )
    return name


def _by_age(tickets: TicketQuerySet, place: Cursor | None) -> TicketQuerySet:
    if place:
        tickets = tickets.filter(pk__lt=place.pk)
    return tickets.order_by("-pk")


def _by_waiting(tickets: TicketQuerySet, place: Cursor | None) -> TicketQuerySet:
    waiting = tickets.waiting()
    if place and place.at:
        later = Q(waiting_since__gt=place.at) | Q(waiting_since=place.at, pk__gt=place.pk)
        waiting = waiting.filter(later, waiting_since__gte=place.at)
    return waiting.order_by("waiting_since", "pk")


def _clean(text: str) -> str:
    return text.replace("\x00", "")
