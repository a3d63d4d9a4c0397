"""A new ticket for a customer who called, came or wrote."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rapport.core.face.answers import done
from rapport.core.face.htmx import render, wants
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
from rapport.tickets.page import whom
from rapport.tickets.page.composer import new_token


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.WORK_TICKETS)
def new(request: Request) -> HttpResponse:
    """Ask who and what.

    ``?customer=`` names somebody whom we know, ``?who=`` looks for them while one types.
    """
    number = request.POST.get("customer", "") or request.GET.get("customer", "")
    customer, choices = whom.customer_of(number, request.user), Choices(request.user)
    number = request.POST.get("follows", "") or request.GET.get("follows", "")
    earlier = whom.followed(number, customer, request.user)
    who = request.GET.get("who", "").strip()[:200]
    told = request.POST if request.method == "POST" else None
    known = whom.known(customer, who, request.user)
    begun = {} if known.get("found") else whom.addressed(who)
    form = NewTicketForm(told, choices=choices, customer=customer, initial=begun)
    token = request.POST.get("token", "")[:36] or new_token()
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            ticket = _open(request, form, token, earlier)
            sentence = _("#%(pk)d is open.") % {"pk": ticket.pk}
            return done(request, sentence, back=ticket.get_absolute_url())
    context: dict[str, Any] = {
        "form": form,
        "customer": customer,
        "token": token,
        "choices": choices,
        "who": who,
        "follows": earlier,
    }
    context |= {"here": reverse("ticket_new"), "writes": False, **known}
    partial = "found" if wants(request, "found") else "who"
    status = 422 if form.is_bound else 200
    return render(request, "tickets/new.html", context, partial=partial, status=status)


def _open(request: Request, form: NewTicketForm, token: str, earlier: Ticket | None) -> Ticket:
    told = form.cleaned_data
    with transaction.atomic():
        ticket = open_ticket(
            form.customer or _meet(request, form),
            subject=told["subject"],
            content=Content(text=told["text"]),
            channel=told["channel"],
            by=request.user,
            triage=Triage(told["queue"], told["priority"], told["category"]),
            follows=whom.following(earlier),
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
