"""The list of answers that did not arrive, and its actions."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rapport.core import clock
from rapport.core.database.keys import keys_in
from rapport.core.errors import Conflict
from rapport.core.face.answers import Undo
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.actions.messages.nondelivery import mark_known, unmark_known
from rapport.tickets.actions.messages.resend import resend
from rapport.tickets.choices import Choices
from rapport.tickets.lists import last_list, undelivered
from rapport.tickets.lists.choosing import address_of, choosing
from rapport.tickets.models import Message, Ticket
from rapport.tickets.views.lists import selection


@require_safe
@able(Ability.SEE_TICKETS)
def answers(request: Request) -> HttpResponse:
    """List them, oldest first, each with its reason and a link to it.

    ``?only=12,15`` lists those on the tickets of these numbers, as the cockpit counted them;
    ``?chosen=all`` chooses them.
    """
    only = keys_in(request.GET.get("only", ""))
    found = undelivered.undelivered(request.user, clock.now(), only)
    numbers = [each.ticket.pk for each in found]
    context = {
        "failures": found,
        "beside": undelivered.beside(request.user, clock.now()),
        "only": only,
        "selected_from": address_of(request),
        **choosing(request, request.user, Choices(request.user), numbers),
    }
    response = render(request, "tickets/undelivered.html", context, partial="reports")
    return last_list.remember_other(request, response, address_of(request), numbers)


@require_POST
@able(Ability.WORK_TICKETS)
def again(request: Request) -> HttpResponse:
    """Send again, to the same addresses, what did not arrive on the selected tickets."""
    outcome = selection.each(
        selection.chosen(request), lambda ticket: _each_of(ticket, resend, request.user)
    )
    n = len(outcome.tickets)
    said = ngettext(
        "The reply on %(n)d ticket is being sent again.",
        "The replies on %(n)d tickets are being sent again.",
        n,
    ) % {"n": n}
    return selection.answer(request, outcome, said)


@require_POST
@able(Ability.WORK_TICKETS)
def known(request: Request) -> HttpResponse:
    """Settle what did not arrive on the selected tickets: the customers were told otherwise."""
    settled = list[int]()

    def settle(message: Message, *, by: User) -> None:
        settled.append(mark_known(message, by=by).pk)

    outcome = selection.each(
        selection.chosen(request), lambda ticket: _each_of(ticket, settle, request.user)
    )
    n = len(outcome.tickets)
    said = ngettext(
        "%(n)d customer was told in another way.", "%(n)d customers were told in another way.", n
    ) % {"n": n}
    undo = Undo(reverse("selection_known_undo"), {"messages": ",".join(map(str, settled))})
    return selection.answer(request, outcome, said, undo)


@require_POST
@able(Ability.WORK_TICKETS)
def known_undo(request: Request) -> HttpResponse:
    """Take that back for the answers whose numbers are in ``messages``."""
    numbers = keys_in(request.POST.get("messages", ""))
    found = Message.objects.filter(pk__in=numbers).select_related("ticket").order_by("pk")
    tickets = selection.find(request, {each.ticket_id for each in found})

    def take_back(ticket: Ticket) -> None:
        for message in found:
            if message.ticket_id == ticket.pk:
                unmark_known(message, by=request.user)

    outcome = selection.each(tickets, take_back)
    return selection.answer(request, outcome, _("It is not settled any more."))


def _each_of(ticket: Ticket, act: Callable[..., object], by: User) -> None:
    """Do it to every answer of the ticket that did not arrive; Conflict if none is left."""
    failed = Message.objects.filter(ticket=ticket, nondelivery__pk__gt=0)
    messages = list(failed.filter(nondelivery__ended_at=None).select_related("ticket"))
    if not messages:
        raise Conflict(_("Every reply on #%d has arrived or been settled.") % ticket.pk)
    with transaction.atomic():
        for message in messages:
            act(message, by=by)
