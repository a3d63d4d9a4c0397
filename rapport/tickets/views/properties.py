"""Changes to a ticket's properties, each at its own address."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rapport.core.errors import Invalid
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.actions import (
    change_category,
    change_priority,
    change_queue,
    change_subject,
    tag,
    untag,
)
from rapport.tickets.models import Category, Queue, Ticket
from rapport.tickets.views import _ticket


@require_POST
@able(Ability.WORK_TICKETS)
def subject(request: Request, pk: int) -> HttpResponse:
    """Change the subject."""
    ticket = _ticket.get(request, pk)
    ticket = change_subject(ticket, subject=request.POST.get("subject", ""), by=request.user)
    return _ticket.changed(request, [ticket], _("The subject has been changed."))


@require_POST
@able(Ability.WORK_TICKETS)
def priority(request: Request, pk: int) -> HttpResponse:
    """Change the priority."""
    ticket, value = _ticket.get(request, pk), request.POST.get("priority", "")
    number = int(value) if value.isdecimal() and len(value) < 4 else 0
    ticket = change_priority(ticket, priority=number, by=request.user)
    values = {"priority": ticket.get_priority_display().lower()}
    return _ticket.changed(request, [ticket], _("The priority is %(priority)s.") % values)


@require_POST
@able(Ability.WORK_TICKETS)
def queue(request: Request, pk: int) -> HttpResponse:
    """Move it to another queue, and so to its team; this person may not see it there."""
    ticket, found = _ticket.get(request, pk), _queue(request.POST.get("queue", ""))
    change_queue(ticket, queue=found, by=request.user)
    sentence = _("#%(pk)d is in %(queue)s now.") % {"pk": pk, "queue": found}
    if not Ticket.objects.visible_to(request.user).filter(pk=pk).exists():
        return _ticket.gone(request, sentence)
    return _ticket.changed(request, [ticket], sentence)


@require_POST
@able(Ability.WORK_TICKETS)
def category(request: Request, pk: int) -> HttpResponse:
    """Change the category; an empty one removes it."""
    ticket, number = _ticket.get(request, pk), request.POST.get("category", "")
    found = Category.objects.filter(pk=number).first() if number.isdecimal() else None
    if number and found is None:
        raise Invalid(_("Choose a category from the list."))
    ticket = change_category(ticket, category=found, by=request.user)
    return _ticket.changed(request, [ticket], _("The category has been changed."))


@require_POST
@able(Ability.WORK_TICKETS)
def tags(request: Request, pk: int) -> HttpResponse:
    """Add a tag."""
    name = request.POST.get("tag", "")
    ticket = tag(_ticket.get(request, pk), name=name, by=request.user)
    return _ticket.changed(request, [ticket], "")


@require_POST
@able(Ability.WORK_TICKETS)
def untagging(request: Request, pk: int) -> HttpResponse:
    """Remove a tag."""
    name = request.POST.get("tag", "")
    ticket = untag(_ticket.get(request, pk), name=name, by=request.user)
    return _ticket.changed(request, [ticket], "")


def _queue(slug: str) -> Queue:
    found = Queue.objects.filter(slug=slug).first()
    if found is None:
        raise Invalid(_("Choose a queue from the list."))
    return found
