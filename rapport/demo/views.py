"""The demonstration's postbox.

It shows what customers would get if a mailbox were connected.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from rapport.core.face.htmx import render
from rapport.demo.models import Demonstration
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.models import Outgoing, Ticket

SHOWN = 30


@require_safe
@able(Ability.WORK_TICKETS)
def postbox(request: Request) -> HttpResponse:
    """Show the latest outgoing mail with its links; a real desk has no such page."""
    if not Demonstration.objects.exists():
        raise Http404
    visible = Ticket.objects.visible_to(request.user)
    latest = Outgoing.objects.filter(ticket__in=visible).select_related("ticket", "message")
    return render(request, "demo/postbox.html", {"mails": latest.order_by("-pk")[:SHOWN]})
