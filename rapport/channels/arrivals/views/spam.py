"""Spam, for people who work on the queues it was sent to."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from rapport.channels import accounts
from rapport.channels.arrivals import actions
from rapport.channels.arrivals.views.arrivals import show_outcome_on
from rapport.channels.models import Inbound, InboundQuerySet
from rapport.core.database.keyset import page_before
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability

PAGE = 50


@require_safe
@able(Ability.WORK_TICKETS)
def spam(request: Request) -> HttpResponse:
    """List it, latest first."""
    rows, before = page_before(visible_to(request.user), request.GET.get("before", ""), PAGE)
    return render(request, "channels/spam.html", {"arrivals": rows, "before": before})


@require_POST
@able(Ability.WORK_TICKETS)
def not_spam(request: Request, pk: int) -> HttpResponse:
    """Make a ticket of it."""
    inbound = get_object_or_404(visible_to(request.user), pk=pk)
    actions.treat(inbound, treated_as=Inbound.As.MESSAGE, by=request.user)
    if inbound.ticket_id is not None:
        return redirect("ticket", pk=inbound.ticket_id)
    return show_outcome_on(request, inbound, "spam")


def visible_to(user: User) -> InboundQuerySet:
    """Return the spam of accounts whose queue belongs to one of the user's teams, or of all."""
    found = Inbound.objects.spam()
    if user.sees_every_team:
        return found
    theirs = Q()
    for account in accounts.by_key().values():
        if account.queue.team_id in user.team_ids:
            theirs |= Q(channel=account.channel, account=account.number)
    return found.filter(theirs) if theirs else found.none()
