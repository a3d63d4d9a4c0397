"""The original of a message, to look at or download.

For people who may see its ticket.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_safe

from rapport.channels import registry
from rapport.channels.models import Inbound
from rapport.core import blobs
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.models import Message, Ticket

# Mails with attachments are long; the file has everything.
SHOWN_BYTES = 200_000


@require_safe
@able(Ability.SEE_TICKETS)
def source(request: Request, pk: int) -> HttpResponse:
    """Show a message's original bytes: headers, parts and all."""
    message, found = _found(request, pk)
    shown = blobs.read(found.digest)[:SHOWN_BYTES].decode("utf-8", "replace")
    context = {
        "message": message,
        "ticket": message.ticket,
        "shown": shown.replace("\x00", "\ufffd"),
        "size": found.size,
        "is_cut": found.size > SHOWN_BYTES,
    }
    return render(request, "channels/source.html", context)


@require_GET
@able(Ability.SEE_TICKETS)
def original(request: Request, pk: int) -> HttpResponse:
    """Send the original of a message as a file."""
    _message, found = _found(request, pk)
    return as_file(found)


def as_file(found: Inbound) -> HttpResponse:
    """Return the raw bytes as a download: never shown in the browser, since anybody wrote them."""
    if not found.digest:
        raise Http404
    filename = f"{found.pk}{registry.channel(found.channel).suffix}"
    return HttpResponse(
        blobs.read(found.digest),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{filename}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def _found(request: Request, pk: int) -> tuple[Message, Inbound]:
    visible = Ticket.objects.visible_to(request.user)
    messages = Message.objects.select_related("ticket", "person")
    message = get_object_or_404(messages, pk=pk, ticket__in=visible)
    found = message.inbound.exclude(state=Inbound.State.DUPLICATE).exclude(digest="").first()
    if found is None:
        raise Http404
    return message, found
