"""What arrived and what became of it: looked at, fetched as it came, processed again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from rapport.channels import actions, registry
from rapport.channels.models import Inbound, InboundQuerySet
from rapport.channels.originals import as_file
from rapport.core import blobs
from rapport.people.access import Request, able
from rapport.people.roles import Ability

State = Inbound.State

PAGE = 50
SHOWN_BYTES = 20_000


@require_safe
@able(Ability.MANAGE_DESK)
def arrivals(request: Request) -> HttpResponse:
    """List what arrived, latest first: by state, channel and account."""
    wanted = _wanted(request)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        page = wanted.filter(pk__lt=int(before))
    else:
        page = wanted
    rows = list(page.order_by("-pk").select_related("ticket")[: PAGE + 1])
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "arrivals": rows[:PAGE],
        "state": _state(request),
        "states": [State.PARKED, State.RECORDED, State.DUPLICATE, State.APPENDED, State.OPENED],
        "later": _later(query.urlencode(), rows),
        "query": query,
    }
    return render(request, "channels/arrivals.html", context)


@require_safe
@able(Ability.MANAGE_DESK)
def arrival(request: Request, pk: int) -> HttpResponse:
    """Show one arrival: where it came from, what became of it and why, and its raw beginning."""
    found = get_object_or_404(Inbound.objects.select_related("ticket"), pk=pk)
    shown = _bytes(found)[:SHOWN_BYTES].decode("utf-8", "replace").replace("\x00", "\ufffd")
    context = {
        "arrival": found,
        "shown": shown,
        "is_cut": found.size > SHOWN_BYTES,
        "can_retry": found.state == State.PARKED and bool(found.digest),
        "can_insist": found.state == State.RECORDED and found.message_id is None,
    }
    return render(request, "channels/arrival.html", context)


@require_GET
@able(Ability.MANAGE_DESK)
def raw(request: Request, pk: int) -> HttpResponse:
    """Hand out what arrived, exactly as it came."""
    return as_file(get_object_or_404(Inbound, pk=pk))


@require_POST
@able(Ability.MANAGE_DESK)
def retry(request: Request, pk: int) -> HttpResponse:
    """Process again what was parked."""
    return _told(request, actions.retry(get_object_or_404(Inbound, pk=pk), by=request.user))


@require_POST
@able(Ability.MANAGE_DESK)
def insist(request: Request, pk: int) -> HttpResponse:
    """Make a ticket of what was only recorded."""
    return _told(request, actions.insist(get_object_or_404(Inbound, pk=pk), by=request.user))


def _wanted(request: HttpRequest) -> InboundQuerySet:
    found = Inbound.objects.filter(state=_state(request))
    channel, account = request.GET.get("channel", ""), request.GET.get("account", "")
    if channel in registry.kinds():
        found = found.filter(channel=channel)
        if account:
            found = found.filter(account=account[:32])
    return found


def _state(request: HttpRequest) -> str:
    asked = request.GET.get("state", "")
    return asked if asked in State.values else str(State.PARKED)


def _later(query: str, rows: list[Inbound]) -> str:
    """Return the address of the rows before the last one shown, empty when there are none."""
    if len(rows) <= PAGE:
        return ""
    return f"?{query}&before={rows[PAGE - 1].pk}" if query else f"?before={rows[PAGE - 1].pk}"


def _told(request: Request, found: Inbound) -> HttpResponse:
    if found.state == State.PARKED:
        messages.warning(request, found.reason)
    elif found.ticket_id:
        messages.success(request, _("It is on ticket #%d now.") % found.ticket_id)
    else:
        messages.info(request, found.reason or str(found.get_state_display()))
    return redirect("arrival", pk=found.pk)


def _bytes(found: Inbound) -> bytes:
    return blobs.read(found.digest) if found.digest else b""
