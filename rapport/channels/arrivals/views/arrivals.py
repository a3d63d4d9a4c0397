"""The list of arrivals, and the page of each."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST, require_safe

from rapport.channels import registry
from rapport.channels.arrivals import actions
from rapport.channels.arrivals.rules.treatments import can_treat
from rapport.channels.arrivals.views.originals import as_file
from rapport.channels.models import Inbound, InboundQuerySet
from rapport.core import blobs
from rapport.core.database.keyset import page_before
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.timeline.history import history

State = Inbound.State

PAGE = 50
# Whatever the outcome.
ANY = "any"
SHOWN_BYTES = 20_000
TABS = (
    (str(State.PARKED), State.PARKED.label),
    (str(State.SPAM), State.SPAM.label),
    (str(State.RECORDED), State.RECORDED.label),
    (str(State.DUPLICATE), State.DUPLICATE.label),
    (str(State.APPENDED), State.APPENDED.label),
    (str(State.OPENED), State.OPENED.label),
    (ANY, _lazy("all")),
)


@require_safe
@able(Ability.MANAGE_DESK)
def arrivals(request: Request) -> HttpResponse:
    """List arrivals, latest first: by state, channel and account."""
    wanted = _wanted(request).select_related("ticket")
    rows, before = page_before(wanted, request.GET.get("before", ""), PAGE)
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "arrivals": [(one, registry.channel(one.channel).icon) for one in rows],
        "state": _state(request),
        "states": TABS,
        "later": _later(query.urlencode(), before),
        "query": query,
        "rest": _rest(query),
        "since": _moment(request, "from"),
        "until": _moment(request, "until"),
    }
    return render(request, "channels/arrivals.html", context)


@require_safe
@able(Ability.MANAGE_DESK)
def arrival(request: Request, pk: int) -> HttpResponse:
    """Show one arrival: its origin, its outcome and the reason, and the start of its raw text."""
    found = get_object_or_404(Inbound.objects.select_related("ticket"), pk=pk)
    shown = _bytes(found)[:SHOWN_BYTES].decode("utf-8", "replace").replace("\x00", "\ufffd")
    context = {
        "arrival": found,
        "shown": shown,
        "is_cut": found.size > SHOWN_BYTES,
        "can_retry": found.state == State.PARKED and bool(found.digest),
        "can_treat": can_treat(found),
        "said": found.treatments.filter(undone_at=None).select_related("user").last(),
        "told": history(found),
    }
    return render(request, "channels/arrival.html", context)


@require_GET
@able(Ability.MANAGE_DESK)
def raw(request: Request, pk: int) -> HttpResponse:
    """Send the arrival exactly as it came."""
    return as_file(get_object_or_404(Inbound, pk=pk))


@require_POST
@able(Ability.MANAGE_DESK)
def retry(request: Request, pk: int) -> HttpResponse:
    """Process a parked arrival again."""
    return show_outcome(request, actions.retry(get_object_or_404(Inbound, pk=pk), by=request.user))


@require_POST
@able(Ability.MANAGE_DESK)
def retries(request: Request) -> HttpResponse:
    """Process everything parked again, of one account if the address names it."""
    tried = actions.retry_all(_wanted(request), by=request.user)
    left = sum(1 for inbound in tried if inbound.state == State.PARKED)
    done = len(tried) - left
    sentence = ngettext("%d has been processed.", "%d have been processed.", done) % done
    if left:
        sentence += (
            " "
            + ngettext("%d still cannot be processed.", "%d still cannot be processed.", left)
            % left
        )
    messages.add_message(request, messages.WARNING if left else messages.SUCCESS, sentence)
    return redirect(f"{reverse('arrivals')}?{request.GET.urlencode()}")


def _wanted(request: HttpRequest) -> InboundQuerySet:
    found = Inbound.objects.all()
    if _state(request) != ANY:
        found = found.filter(state=_state(request))
    since, until = (_moment(request, name) for name in ("from", "until"))
    if since is not None:
        found = found.filter(received_at__gte=since)
    if until is not None:
        found = found.filter(received_at__lt=until)
    channel, account = request.GET.get("channel", ""), request.GET.get("account", "")
    if channel in registry.kinds():
        found = found.filter(channel=channel)
        if account:
            found = found.filter(account=account[:32])
    return found


def _rest(query: QueryDict) -> str:
    """Return the address's parameters besides the state, to keep in a link."""
    kept = query.copy()
    kept.pop("state", None)
    return f"&{kept.urlencode()}" if kept else ""


def _state(request: HttpRequest) -> str:
    asked = request.GET.get("state", "")
    return asked if asked in (ANY, *State.values) else str(State.PARKED)


def _moment(request: HttpRequest, name: str) -> datetime | None:
    """Return a moment in the address; a malformed one filters nothing."""
    try:
        found = parse_datetime(request.GET.get(name, ""))
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _later(query: str, before: int | None) -> str:
    """Return the address of the rows after the last one shown, empty if there are none."""
    if before is None:
        return ""
    return f"?{query}&before={before}" if query else f"?before={before}"


def show_outcome(request: Request, found: Inbound) -> HttpResponse:
    """Say what its outcome is, on its page."""
    return show_outcome_on(request, found, "arrival", found.pk)


def show_outcome_on(request: Request, found: Inbound, page: str, *arguments: int) -> HttpResponse:
    """Say what its outcome is, on the page of that name."""
    if found.state == State.PARKED:
        messages.warning(request, found.reason)
    elif found.ticket_id:
        messages.success(request, _("It is on ticket #%d now.") % found.ticket_id)
    else:
        messages.info(request, found.reason or str(found.get_state_display()))
    return redirect(page, *arguments)


def _bytes(found: Inbound) -> bytes:
    return blobs.read(found.digest) if found.digest else b""
