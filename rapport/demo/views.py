"""The demonstration's postbox.

It shows what customers and colleagues would get if a mailbox were connected.
"""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from rapport.channels.notices.models import Notice
from rapport.core.face.htmx import render
from rapport.demo.models import Demonstration
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.correspondence import markup
from rapport.tickets.models import Outgoing, Ticket

SHOWN = 30


@require_safe
@able(Ability.WORK_TICKETS)
def postbox(request: Request) -> HttpResponse:
    """Show the latest outgoing mail with its links; a real desk has no such page.

    A mail to a colleague is shown to that colleague, and to whoever runs the desk.
    """
    if not Demonstration.objects.exists():
        raise Http404
    visible = Ticket.objects.visible_to(request.user)
    mails = Outgoing.objects.filter(ticket__in=visible).select_related("ticket", "message")
    notices = Notice.objects.all()
    if not request.user.may(Ability.MANAGE_DESK):
        notices = notices.filter(user=request.user)
    latest: list[Outgoing | Notice] = [
        *mails.order_by("-pk")[:SHOWN],
        *notices.order_by("-pk")[:SHOWN],
    ]
    latest.sort(key=lambda mail: mail.queued_at, reverse=True)
    # As in the mail: pictures stand by their names in its words.
    mails_and_words = [(mail, markup.without_pictures(mail.text)) for mail in latest[:SHOWN]]
    return render(request, "demo/postbox.html", {"mails": mails_and_words})
