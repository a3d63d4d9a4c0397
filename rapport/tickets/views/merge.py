"""Merging two tickets, and undoing it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.errors import Conflict, Invalid
from rapport.core.face.answers import Undo
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets import actions
from rapport.tickets.lists.rows import Row, rows_of
from rapport.tickets.models import Merge, Ticket
from rapport.tickets.search import index
from rapport.tickets.views import _ticket

SHOWN = 12


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.WORK_TICKETS)
def merge(request: Request, pk: int) -> HttpResponse:
    """Offer tickets that may be the same matter; on POST merge with the one numbered ``other``.

    The one that was opened first survives.
    """
    ticket = _ticket.get(request, pk)
    if request.method != "POST":
        return _offer(request, ticket)
    other = _numbered(request, request.POST.get("other", ""))
    first, later = sorted((ticket, other), key=lambda each: (each.opened_at, each.pk))
    actions.merge(later, into=first, by=request.user)
    sentence = _("#%(later)d has been merged into #%(first)d.") % {
        "later": later.pk,
        "first": first.pk,
    }
    if later.customer_id != first.customer_id:
        # Not answered by itself: one customer's words are not for another to read (decision 0013).
        told = _("%(name)s gets no replies until you choose so beside the conversation.")
        sentence = f"{sentence} {told % {'name': later.customer}}"
    undo = Undo(reverse("ticket_merge_undo", args=[later.pk]))
    return _ticket.changed(request, [first], sentence, undo)


@require_POST
@able(Ability.WORK_TICKETS)
def undo(request: Request, pk: int) -> HttpResponse:
    """Undo a merge: the ticket is separate again."""
    ticket = _ticket.get(request, pk)
    rows = Merge.objects.filter(absorbed=ticket, undone_at=None)
    found = rows.select_related("absorbed", "survivor").first()
    if found is None:
        raise Conflict(_("#%(pk)d is not merged.") % {"pk": pk})
    actions.unmerge(found, by=request.user)
    sentence = _("#%(pk)d is a separate ticket again.") % {"pk": pk}
    redo = Undo(reverse("ticket_merge", args=[found.survivor_id]), {"other": str(pk)})
    return _ticket.changed(request, [ticket], sentence, redo)


def _offer(request: Request, ticket: Ticket) -> HttpResponse:
    text = request.GET.get("q", "").strip()[:200]
    context = {"ticket": ticket, "q": text, "rows": _found(request, ticket, text)}
    return render(request, "tickets/merge.html", context)


def _found(request: Request, ticket: Ticket, text: str) -> list[Row]:
    """Return the tickets searched for; else the customer's other tickets, unsolved ones first."""
    others = Ticket.objects.visible_to(request.user).filter(merged_into=None).exclude(pk=ticket.pk)
    if text:
        found = list(index.matching(others, text).with_people().order_by("-pk")[:SHOWN])
    else:
        theirs = others.filter(customer=ticket.customer_id).with_people()
        found = list(theirs.unsolved().order_by("-pk")[:SHOWN])
        found += list(theirs.solved().order_by("-pk")[: SHOWN - len(found)])
    return rows_of(found, ticket.changed_at)


def _numbered(request: Request, text: str) -> Ticket:
    number = index.number_in(text)
    found = Ticket.objects.visible_to(request.user).filter(pk=number or 0).first()
    if found is None:
        raise Invalid(_("Enter the number of the other ticket."))
    return found
