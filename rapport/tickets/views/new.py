"""A new ticket for a customer who called, came or wrote."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rapport.core.face.answers import done
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Identity, Person
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability
from rapport.tickets.actions import open_ticket, take
from rapport.tickets.choices import Choices
from rapport.tickets.correspondence.content import Content
from rapport.tickets.forms import NewTicketForm
from rapport.tickets.models import Ticket
from rapport.tickets.opening import Triage
from rapport.tickets.page.composer import new_token


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.WORK_TICKETS)
def new(request: Request) -> HttpResponse:
    """Ask who and what; ``?customer=`` names somebody whom we know."""
    customer = _customer(request)
    choices = Choices(request.user)
    form = NewTicketForm(request.POST or None, choices=choices, customer=customer)
    token = request.POST.get("token", "")[:36] or new_token()
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            ticket = _open(request, form, token)
            sentence = _("#%(pk)d is open.") % {"pk": ticket.pk}
            return done(request, sentence, back=ticket.get_absolute_url())
    context = {"form": form, "customer": customer, "token": token, "choices": choices}
    return render(request, "tickets/new.html", context, status=422 if form.is_bound else 200)


def _customer(request: Request) -> Person | None:
    number = request.GET.get("customer", "")
    if not number.isdecimal():
        return None
    return get_object_or_404(Person.objects.visible_to(request.user).surviving(), pk=number)


def _open(request: Request, form: NewTicketForm, token: str) -> Ticket:
    told = form.cleaned_data
    with transaction.atomic():
        ticket = open_ticket(
            form.customer or _meet(request, form),
            subject=told["subject"],
            content=Content(text=told["text"]),
            channel=told["channel"],
            by=request.user,
            triage=Triage(told["queue"], told["priority"], told["category"]),
            token=token,
        )
        return take(ticket, by=request.user) if told["mine"] else ticket


def _meet(request: Request, form: NewTicketForm) -> Person:
    told = form.cleaned_data
    kind, value = (Identity.Kind.MAIL, told["email"])
    if not value:
        kind, value = (Identity.Kind.PHONE, told["phone"])
    return find_or_meet(
        value, by=request.user, kind=kind, name=told["name"], channel=told["channel"]
    )
