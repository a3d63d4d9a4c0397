"""A mail of ours to a customer, which begins a ticket."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rapport.core.errors import Conflict, Invalid
from rapport.core.face.answers import done
from rapport.core.face.htmx import render, wants
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Person
from rapport.people.access import Request, able
from rapport.people.actors import require
from rapport.people.roles import Ability
from rapport.tickets.actions import save_mail, write_to
from rapport.tickets.actions.messages.write_to import Letter
from rapport.tickets.choices import Choices
from rapport.tickets.correspondence import uploads
from rapport.tickets.forms import NewTicketForm
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.opening import Triage
from rapport.tickets.page import whom
from rapport.tickets.page.composer import addresses_in
from rapport.tickets.page.new_mail import REST, NewMail
from rapport.tickets.status import OURS


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.WORK_TICKETS)
def mail(request: Request) -> HttpResponse:
    """Write a mail and send it: to the ``customer`` chosen, or to the ``email`` of a new one.

    What cannot be sent comes back with the reason.
    """
    choices, customer = Choices(request.user), _customer(request)
    number = request.POST.get("follows", "") or request.GET.get("follows", "")
    earlier = whom.followed(number, customer, request.user)
    page = NewMail(request.user, customer, request.POST or None, earlier)
    if request.method == "POST":
        try:
            ticket = _send(request, choices, customer, earlier)
        except (Invalid, Conflict) as refused:
            page.refuse(refused, had_files=bool(request.FILES))
        else:
            said = _("Your mail to %(name)s is on its way.") % {"name": ticket.customer}
            return done(request, said, back=ticket.get_absolute_url())
    who = request.GET.get("who", "").strip()[:200]
    known = whom.known(customer, who, request.user)
    begun = {} if known.get("found") else whom.addressed(who)
    form = NewTicketForm(choices=choices, customer=customer, initial=begun | page.addressee)
    if customer is None:
        form.fields["email"].help_text = ""
        form.fields["email"].required = True
    context: dict[str, Any] = {
        "page": page,
        "customer": customer,
        "form": form,
        "choices": choices,
        "who": who,
        "follows": earlier,
    }
    usual = next((queue.slug for queue in choices.queues if queue.is_default), "")
    context |= {"here": reverse("ticket_mail"), "writes": True, "sender": page.queue or usual}
    context |= known
    for part in ("found", "who"):
        if wants(request, part):
            return render(request, "tickets/new.html", context, partial=part)
    return render(request, "tickets/new_mail.html", context, status=page.status)


@require_POST
@able(Ability.WORK_TICKETS)
def draft(request: Request) -> HttpResponse:
    """Save what was written so far."""
    kept = save_mail(
        _customer(request),
        subject=request.POST.get("subject", ""),
        text=request.POST.get("body", ""),
        rest={name: request.POST.get(name, "") for name in REST},
        by=request.user,
        token=request.POST.get("token", "")[:36],
    )
    at = kept.saved_at.astimezone(UTC).isoformat() if kept else None
    return JsonResponse({"saved_at": at})


def _send(
    request: Request, choices: Choices, customer: Person | None, earlier: Ticket | None
) -> Ticket:
    told = request.POST
    letter = Letter(
        subject=told.get("subject", ""),
        text=told.get("text", ""),
        to=told.get("to", ""),
        cc=addresses_in(told.get("cc", "")),
        files=uploads.keep(request.FILES.getlist("files")),
        anyway=told.get("anyway") == "yes",
    )
    with transaction.atomic():
        return write_to(
            customer or _meet(request),
            letter=letter,
            by=request.user,
            triage=Triage(_queue(told.get("queue", ""), choices)),
            follows=whom.following(earlier),
            token=told.get("token", "")[:36],
        )


def _meet(request: Request) -> Person:
    # Whoever may not write must not create a customer either.
    require(request.user, Ability.WORK_TICKETS)
    address = request.POST.get("email", "").strip()
    if not address:
        raise Invalid(_("Choose who it should go to, or enter an email address."))
    name = request.POST.get("name", "")
    return find_or_meet(address, by=request.user, name=name, channel=OURS)


def _queue(slug: str, choices: Choices) -> Queue | None:
    if not slug:
        return None
    found = next((queue for queue in choices.queues if queue.slug == slug), None)
    if found is None:
        raise Invalid(_("Choose the team that it comes from."))
    return found


def _customer(request: Request) -> Person | None:
    number = request.POST.get("customer", "") or request.GET.get("customer", "")
    return whom.customer_of(number, request.user)
