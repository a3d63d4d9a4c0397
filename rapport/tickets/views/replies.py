"""Replies, notes and drafts."""

from __future__ import annotations

from datetime import UTC

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.errors import Conflict, Invalid, RapportError
from rapport.core.face.answers import Undo, done
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets import actions
from rapport.tickets.actions.messages.reply import Overtaken
from rapport.tickets.correspondence import uploads
from rapport.tickets.models import Message, Ticket
from rapport.tickets.page.composer import NOTE, REPLY, addresses_in, returned
from rapport.tickets.views import _ticket
from rapport.tickets.views.ticket import show

REOPENED, RESOLVED = "reopened", "resolved"
# By the time somebody reads it, the mail may have left or not.
_SENT = {
    REOPENED: gettext_lazy("Your reply is on its way, and #%(pk)d is open again."),
    RESOLVED: gettext_lazy("Your reply is on its way, and #%(pk)d is resolved."),
}
_KEPT = {
    REOPENED: gettext_lazy("Your reply is on the ticket, and #%(pk)d is open again."),
    RESOLVED: gettext_lazy("Your reply is on the ticket, and #%(pk)d is resolved."),
}


@require_http_methods(["GET", "POST"])
@able(Ability.WORK_TICKETS)
def replies(request: Request, pk: int) -> HttpResponse:
    """Send an answer, and with ``resolve`` or ``reopen`` also resolve or reopen the ticket.

    An answer that cannot be sent comes back in the composer with the reason. So does one that
    somebody else's message has overtaken: the person reads that first, and sends again if the
    answer still holds. Whoever then opens the address again is led to the ticket.
    """
    ticket = _ticket.get(request, pk)
    if request.method == "GET":
        return HttpResponseRedirect(ticket.get_absolute_url())
    seen = _seen(request)
    _keep_the_other(request, ticket, NOTE)
    try:
        message = _reply(request, ticket, seen)
    except Overtaken as late:
        return _come_back(request, ticket, REPLY, late, seen=seen)
    except (Invalid, Conflict) as refused:
        return _come_back(request, ticket, REPLY, refused)
    back = f"{ticket.get_absolute_url()}#message-{message.pk}"
    if "reopen" in request.POST and not ticket.is_unsolved:
        return done(request, _with_reply(message, REOPENED), back=back)
    if "resolve" not in request.POST:
        return HttpResponseRedirect(back)
    undo = Undo(reverse("ticket_resolution_undo", args=[pk]))
    return done(request, _with_reply(message, RESOLVED), back=back, undo=undo)


@require_http_methods(["GET", "POST"])
@able(Ability.WORK_TICKETS)
def notes(request: Request, pk: int) -> HttpResponse:
    """Add an internal note; opening the address leads to the ticket."""
    ticket = _ticket.get(request, pk)
    if request.method == "GET":
        return HttpResponseRedirect(ticket.get_absolute_url())
    _keep_the_other(request, ticket, REPLY)
    try:
        message = actions.note(
            ticket,
            text=request.POST.get("note", ""),
            by=request.user,
            files=uploads.keep(request.FILES.getlist("files")),
            token=request.POST.get("token", "")[:36],
        )
    except (Invalid, Conflict) as refused:
        return _come_back(request, ticket, NOTE, refused)
    return HttpResponseRedirect(f"{ticket.get_absolute_url()}#message-{message.pk}")


@require_POST
@able(Ability.WORK_TICKETS)
def draft(request: Request, pk: int) -> HttpResponse:
    """Save the text written so far."""
    ticket = _ticket.get(request, pk)
    kind = request.POST.get("kind", "")
    kept = actions.save_draft(
        ticket,
        text=request.POST.get("body", ""),
        kind=kind,
        by=request.user,
        token=request.POST.get("token", "")[:36],
    )
    at = kept.saved_at.astimezone(UTC).isoformat() if kept else None
    return JsonResponse({"saved_at": at})


def _reply(request: Request, ticket: Ticket, seen: int) -> Message:
    with transaction.atomic():
        if "reopen" in request.POST:
            actions.reopen(ticket, by=request.user)
        message = actions.reply(
            ticket,
            text=request.POST.get("reply", ""),
            by=request.user,
            to=addresses_in(request.POST["to"]) if "to" in request.POST else None,
            cc=addresses_in(request.POST.get("cc", "")),
            files=uploads.keep(request.FILES.getlist("files")),
            token=request.POST.get("token", "")[:36],
            seen=seen,
            anyway=request.POST.get("anyway") == "yes",
        )
        if "resolve" in request.POST:
            actions.resolve(ticket, by=request.user)
    return message


def _with_reply(message: Message, became: str) -> str:
    """Say what the reply's ticket ``became``, and that the reply leaves, if it goes to anybody."""
    said = _SENT[became] if message.to else _KEPT[became]
    return said % {"pk": message.ticket_id}


def _keep_the_other(request: Request, ticket: Ticket, kind: str) -> None:
    """Save the other text of the composer, which is not being sent."""
    if kind in request.POST:
        actions.save_draft(ticket, text=request.POST[kind], kind=kind, by=request.user)


def _seen(request: Request) -> int:
    """Return the id of the last message that was on the page when it was sent."""
    seen = request.POST.get("seen", "")
    if not seen.isdecimal() or len(seen) > 18:
        raise Invalid(_("Part of this form is missing. Reload the page and send it again."))
    return int(seen)


def _come_back(
    request: Request, ticket: Ticket, kind: str, refused: RapportError, seen: int | None = None
) -> HttpResponse:
    error = refused.sentence
    if request.FILES:
        again = _("Attach the files again: browsers do not keep them.")
        error = f"{error} {again}"
    composer = returned(ticket, request.POST, request.user, kind=kind, error=error)
    return show(request, ticket, composer=composer, seen=seen, status=refused.status)
