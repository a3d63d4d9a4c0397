"""The reference page.

docs/explanation/the-page-ticket.md walks through it file by file.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from rapport.core.face import htmx
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.lists import last_list, place
from rapport.tickets.models import Ticket
from rapport.tickets.page import as_sent, bodies
from rapport.tickets.page.composer import Composer
from rapport.tickets.page.ticket_page import TicketPage
from rapport.tickets.views import _ticket

# A mail from outside, in a frame: no script, no form, no request to anywhere.
FRAMED = {
    "sandbox": "allow-same-origin allow-popups allow-popups-to-escape-sandbox",
    "default-src": "'none'",
    "img-src": "'self' data:",
    "style-src": "'self' 'unsafe-inline'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
}
# The parts of the page that are fetched again when something happens to the ticket, and all of
# them as they stand beside a list.
FRAGMENTS = ("ticket-head", "conversation", "ticket-side", "beside")
ANYWHERE = {"img-src": ["http:", "https:"]}


@require_safe
@able(Ability.SEE_TICKETS)
def ticket(request: Request, pk: int) -> HttpResponse:
    """Show the conversation, the customer, and what can be done.

    A merged ticket redirects to its survivor; with ``?alone`` it shows what is left of it.
    """
    found = _ticket.get(request, pk)
    if found.is_merged and "alone" not in request.GET:
        survivor = Ticket.objects.visible_to(request.user).filter(absorbed=found).first()
        if survivor is not None:
            messages.info(request, _("#%(pk)d was merged into this ticket.") % {"pk": pk})
            return redirect(survivor)
    response = show(request, found)
    is_fragment = "HX-Request" in request.headers
    return response if is_fragment else place.remember(request, response, found)


def show(
    request: Request,
    ticket: Ticket,
    *,
    composer: Composer | None = None,
    seen: int | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page, or the fragment of it that htmx asks for."""
    whole = request.GET.get("messages") == "all"
    page = TicketPage(ticket, request.user, whole=whole, seen=seen, composer=composer)
    context = {"ticket": ticket, "page": page, "back": last_list.address(request)}
    fragment = next((fragment for fragment in FRAGMENTS if htmx.wants(request, fragment)), None)
    return htmx.render(request, "tickets/ticket.html", context, partial=fragment, status=status)


@require_safe
@able(Ability.SEE_TICKETS)
def message(request: Request, pk: int, message: int) -> HttpResponse:
    """Show one message whole, as it was sent; with ``?images=1`` also remote pictures."""
    found = _ticket.get(request, pk)
    said = get_object_or_404(found.messages.select_related("user", "person"), pk=message)
    with_images = request.GET.get("images") == "1"
    attachments = list(said.attachments.all())
    context = {
        "ticket": found,
        "message": said,
        "attachments": attachments,
        "html": bodies.shown(said.html, attachments, with_images=with_images),
        "held_images": 0 if with_images else bodies.held_images(said.html),
    }
    response = render(request, "tickets/message.html", context)
    if with_images:
        # The attribute that makes django-csp widen the policy of one answer.
        response._csp_update = ANYWHERE  # type: ignore[attr-defined]
    return response


@require_safe
@able(Ability.SEE_TICKETS)
@xframe_options_sameorigin
def sent(request: Request, pk: int, message: int) -> HttpResponse:
    """Show the HTML of one message as it was sent, for a frame of the conversation.

    With ``?images=1`` remote pictures are shown, too.
    """
    found = _ticket.get(request, pk)
    said = get_object_or_404(found.messages.exclude(html=""), pk=message)
    with_images = request.GET.get("images") == "1"
    html = as_sent.html_of(said, list(said.attachments.all()), with_images=with_images)
    held = 0 if with_images else bodies.held_images(html)
    context = {"html": html, "held_images": held}
    response = render(request, "tickets/sent.html", context)
    policy = {**FRAMED, **({"img-src": "'self' data: http: https:"} if with_images else {})}
    allowed = "; ".join(f"{name} {value}" for name, value in policy.items())
    response.headers["Content-Security-Policy"] = allowed
    return response
