"""Marking a ticket's mail as a forward, or as none."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.channels.forwards import actions
from rapport.channels.forwards.forms import ForwardForm
from rapport.channels.forwards.reading import read_again
from rapport.channels.models import Forward
from rapport.core.face.answers import Undo, done
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.WORK_TICKETS)
def forward(request: Request, pk: int) -> HttpResponse:
    """Ask who wrote it originally, and make it their ticket; with ``now``, as the mail states."""
    ticket = _get(request, pk)
    if request.method == "POST" and "now" in request.POST:
        return _treated(request, actions.treat_as_forward(ticket, by=request.user))
    reading = read_again(ticket)
    form = ForwardForm.of(reading.parsed, request.POST or None)
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            said = form.cleaned_data
            treated = actions.treat_as_forward(
                ticket, sender=said["sender"], name=said["name"], by=request.user
            )
            return _treated(request, treated)
    context = {"ticket": ticket, "form": form, "inner": reading.parsed.what.forwarded}
    status = 422 if form.is_bound else 200
    return render(request, "channels/forward.html", context, status=status)


@require_POST
@able(Ability.WORK_TICKETS)
def undo(request: Request, pk: int) -> HttpResponse:
    """Mark it as no forward; ``forward`` is the id of one that joined an existing ticket."""
    number = request.POST.get("forward", "")
    if number:
        return _taken_apart(request, pk, int(number) if number.isdecimal() else 0)
    ticket = actions.decline(_get(request, pk), by=request.user)
    values = {"pk": pk, "name": ticket.customer}
    again = Undo(reverse("ticket_forward", args=[pk]), {"now": "yes"})
    return _done(request, ticket, _("#%(pk)d is %(name)s’s own mail.") % values, again)


def _taken_apart(request: Request, pk: int, number: int) -> HttpResponse:
    ticket = _get(request, pk)
    found = get_object_or_404(Forward, pk=number, message__ticket=ticket)
    own = actions.take_apart(found, by=request.user)
    values = {"pk": own.pk, "name": own.customer}
    sentence = _("#%(pk)d is %(name)s’s own mail.") % values
    changed = ("queue", f"ticket-{pk}", f"ticket-{own.pk}")
    return done(request, sentence, back=own.get_absolute_url(), changed=changed)


def _treated(request: Request, ticket: Ticket) -> HttpResponse:
    values = {"pk": ticket.pk, "name": ticket.customer}
    back = Undo(reverse("ticket_forward_undo", args=[ticket.pk]))
    return _done(request, ticket, _("#%(pk)d is the ticket of %(name)s.") % values, back)


def _done(request: Request, ticket: Ticket, sentence: str, undo: Undo) -> HttpResponse:
    changed = ("queue", f"ticket-{ticket.pk}")
    return done(request, sentence, back=ticket.get_absolute_url(), undo=undo, changed=changed)


def _get(request: Request, pk: int) -> Ticket:
    return get_object_or_404(Ticket.objects.visible_to(request.user), pk=pk)
