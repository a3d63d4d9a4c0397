"""Settings of queues."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.models import Team
from rapport.people.roles import Ability
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.setup.actions import make_queue, set_queue
from rapport.tickets.setup.forms import QueueForm
from rapport.timeline.history import history


@require_http_methods(["GET", "HEAD"])
@able(Ability.MANAGE_DESK)
def queues(request: Request) -> HttpResponse:
    """List the queues, with the number of unsolved tickets in each."""
    open_in = Ticket.objects.unsolved_by("queue")
    lines = [(queue, open_in.get(queue.pk, 0)) for queue in Queue.objects.select_related("team")]
    return render(request, "tickets/settings/queues.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def new(request: Request) -> HttpResponse:
    """Create a queue."""
    form = QueueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            queue = make_queue(form.settings(), by=request.user)
            messages.success(
                request, _("The queue %(name)s has been created.") % {"name": queue.name}
            )
            return redirect("queues")
    context = {"form": form, "has_teams": Team.objects.exists()}
    status = 422 if form.is_bound else 200
    return render(request, "tickets/settings/queue_new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def queue(request: Request, slug: str) -> HttpResponse:
    """Change a queue."""
    found = get_object_or_404(Queue.objects.select_related("team"), slug=slug)
    form = QueueForm(request.POST) if request.method == "POST" else QueueForm.of(found)
    if form.is_bound and form.is_valid():
        with refusals_in(form):
            set_queue(found, form.settings(), by=request.user)
            messages.success(request, _("Saved."))
            return redirect("queue", slug=slug)
    context = {"form": form, "queue": found, "history": history(found, last=20)}
    status = 422 if form.is_bound else 200
    return render(request, "tickets/settings/queue.html", context, status=status)
