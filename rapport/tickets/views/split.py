"""Splitting a message off its ticket."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.core.face.answers import Undo
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets import actions
from rapport.tickets.models import Message
from rapport.tickets.views import _ticket


@require_POST
@able(Ability.WORK_TICKETS)
def split(request: Request, pk: int, message: int) -> HttpResponse:
    """Make a ticket of its own from a message, with ``later`` from everything after it too."""
    ticket = _ticket.get(request, pk)
    found = get_object_or_404(Message.objects.select_related("ticket", "person"), pk=message)
    if found.ticket_id != ticket.pk:
        raise Http404
    made = actions.split_off(found, by=request.user, with_later="later" in request.POST)
    sentence = _("#%(part)d has been split off from #%(pk)d.") % {"part": made.pk, "pk": pk}
    back = Undo(reverse("ticket_merge", args=[pk]), {"other": str(made.pk)})
    return _ticket.changed(request, [made], sentence, back)
