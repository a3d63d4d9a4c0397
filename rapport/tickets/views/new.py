"""A new ticket for a customer who called, came or wrote."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rapport.core.database.keys import key_in
from rapport.core.face.answers import done
from rapport.core.face.htmx import render, wants
from rapport.customers import finding
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Identity, Person
from rapport.customers.notes import pinned_for
from rapport.customers.places.columns import COLUMNS, cells_of
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

# Of open tickets to which the new words may belong.
MOST_OPEN = 5


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.WORK_TICKETS)
def new(request: Request) -> HttpResponse:
    """Ask who and what.

    ``?customer=`` names somebody whom we know, ``?who=`` looks for them while one types.
    """
    customer, choices = _customer(request), Choices(request.user)
    who = request.GET.get("who", "").strip()[:200]
    told = request.POST if request.method == "POST" else None
    known = _known(request, customer) if customer else _found(request, who)
    begun = {} if known.get("found") else _addressed(who)
    form = NewTicketForm(told, choices=choices, customer=customer, initial=begun)
    token = request.POST.get("token", "")[:36] or new_token()
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            ticket = _open(request, form, token)
            sentence = _("#%(pk)d is open.") % {"pk": ticket.pk}
            return done(request, sentence, back=ticket.get_absolute_url())
    context = {"form": form, "customer": customer, "token": token, "choices": choices, "who": who}
    context |= known
    partial = "found" if wants(request, "found") else "who"
    status = 422 if form.is_bound else 200
    return render(request, "tickets/new.html", context, partial=partial, status=status)


def _customer(request: Request) -> Person | None:
    number = request.POST.get("customer", "") or request.GET.get("customer", "")
    if key_in(number) is None:
        return None
    people = Person.objects.visible_to(request.user).surviving().with_addresses()
    person: Person = get_object_or_404(people, pk=number)
    return person


def _known(request: Request, customer: Person) -> dict[str, Any]:
    """Return what to know of a customer before opening a ticket: notes, and what is open."""
    unsolved = Ticket.objects.visible_to(request.user).unsolved().filter(customer=customer)
    return {
        "notes": pinned_for(customer),
        "open_tickets": list(unsolved.order_by("-opened_at", "-pk")[:MOST_OPEN]),
    }


def _found(request: Request, who: str) -> dict[str, Any]:
    people = finding.find(request.user, who) if who else []
    cells = cells_of(COLUMNS, [person.pk for person in people], request.user) if people else {}
    return {"found": people, "cells": cells}


def _addressed(who: str) -> dict[str, str]:
    """Return the field that the words belong into if nobody is known by them."""
    if "@" in who:
        return {"email": who}
    return {"phone": who} if finding.phone_in(who) else {"name": who}


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
