"""The queue page: unsolved tickets, longest waiting first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rapport.core import clock
from rapport.core.database.keyset import Ordered, page
from rapport.core.errors import Invalid
from rapport.core.face.htmx import render, wants
from rapport.core.face.rail import forget_counts
from rapport.people.access import Request, able
from rapport.people.roles import Ability
from rapport.tickets.choices import Choices
from rapport.tickets.lists import last_list, place, shown, usual
from rapport.tickets.lists.chips import chips
from rapport.tickets.lists.choosing import choosing
from rapport.tickets.lists.lines import columns_of, lines_of
from rapport.tickets.lists.listing import (
    ME,
    MOST_NUMBERED,
    NOBODY,
    WAITING,
    Filters,
    counts,
    segments,
)
from rapport.tickets.lists.orders import orders_of
from rapport.tickets.models import Ticket
from rapport.tickets.status import Status
from rapport.tickets.tagging import tags_by_ticket

PAGE = 50
# Tickets named by number are shown together.
PAGE_OF_NUMBERED = MOST_NUMBERED


@dataclass(frozen=True)
class Tab:
    """A tab of the queue: its name, and the status and assignee it selects."""

    label: str | Promise
    counted: str = ""
    status: str = ""
    assignee: str = ""


TABS = (
    Tab(_("Open"), "open"),
    Tab(_("Mine"), "mine", assignee=ME),
    Tab(_("Unassigned"), "nobody", assignee=NOBODY),
    Tab(_("Waiting for us"), "waiting", status=WAITING),
    Tab(_("Pending"), "pending", status=Status.PENDING),
    Tab(_("On hold"), "on_hold", status=Status.ON_HOLD),
    Tab(_("Resolved"), status=Status.RESOLVED),
    Tab(_("Closed"), status=Status.CLOSED),
)


@require_safe
@able(Ability.SEE_TICKETS)
def tickets(request: Request) -> HttpResponse:
    """Show the tickets that the address selects, longest waiting first."""
    try:
        return _shown(request)
    except Invalid as refused:
        accepted = request.headers.get("Accept", "")
        if request.headers.get("HX-Request") or "application/json" in accepted:
            raise
        return render(request, "tickets/no_such_list.html", {"error": refused}, status=422)


def _shown(request: Request) -> HttpResponse:
    filters, choices = Filters.read(last_list.asked(request.GET)), Choices(request.user)
    cursor = request.GET.get("page", "")
    size = PAGE_OF_NUMBERED if filters.only else PAGE
    found, now = page(_listed(filters, choices, cursor), cursor, size), clock.now()
    columns = shown.columns_in(request.COOKIES)
    tags = tags_by_ticket(row.pk for row in found.rows) if "tags" in columns else {}
    tabs = _tabs(request.path, filters, counted := _counted(filters, choices))
    query, on_tab = filters.but(), any(tab["current"] for tab in tabs)
    if is_asked_again := wants(request, "queue"):
        forget_counts(request.user)
    context = {
        "lines": lines_of(found.rows, now, tags),
        "here": _address(request.path, query, f"page={cursor}" if cursor else ""),
        "filters": filters,
        "chips": chips(filters, choices, on_tab=on_tab),
        "without_filters": Filters(sort=filters.sort).but(),
        "tabs": tabs,
        "is_asked_again": is_asked_again,
        "columns": columns,
        "earlier": found.earlier and _address(request.path, query, f"page={found.earlier}"),
        "later": found.later and _address(request.path, query, f"page={found.later}"),
        "is_new_desk": not found.rows and not Ticket.objects.exists(),
        "whole": _whole(filters, counted) if found.earlier or found.later else None,
        **choosing(request, request.user, choices, [row.pk for row in found.rows]),
        **orders_of(filters),
        "every_column": shown.COLUMNS,
        "beside": shown.BESIDE,
    }
    response = render(request, "tickets/queue.html", context, partial="queue")
    if request.headers.get("HX-Trigger") == "filters":
        # The form sends its empty fields too; the address keeps only those that filter.
        response.headers["HX-Push-Url"] = _address(request.path, query)
    return place.forget(request, last_list.remember(request, response, filters, cursor))


def _address(path: str, *queries: str) -> str:
    query = "&".join(filter(None, queries))
    return f"{path}?{query}" if query else path


def _listed(filters: Filters, choices: Choices, cursor: str) -> Sequence[Ordered[Any]]:
    if usual.is_usual(filters) and not cursor:
        return usual.beginnings(filters, choices.user)
    whole = segments(Ticket.objects.visible_to(choices.user), filters, choices)
    return [segment.of(columns_of) for segment in whole]


def _counted(filters: Filters, choices: Choices) -> dict[str, int]:
    """Return the counts of the tabs; none for a list that is no tab's, such as one person's."""
    if not any((filters.status, filters.assignee) == (tab.status, tab.assignee) for tab in TABS):
        return {}
    if filters.narrow_anything:
        return counts(Ticket.objects.visible_to(choices.user), filters, choices)
    return usual.counted(choices.user)


def _whole(filters: Filters, counted: dict[str, int]) -> int | str:
    """Return the number of tickets in the list; empty where no tab counts them."""
    chosen = (filters.status, filters.assignee)
    names = [tab.counted for tab in TABS if chosen == (tab.status, tab.assignee)]
    return counted.get(names[0], "") if names else ""


def _tabs(path: str, filters: Filters, counted: dict[str, int]) -> list[dict[str, object]]:
    chosen = (filters.status, filters.assignee)
    return [
        {
            "label": tab.label,
            "count": counted.get(tab.counted),
            "url": _address(path, filters.but(status=tab.status, assignee=tab.assignee)),
            "current": chosen == (tab.status, tab.assignee),
            "urgent": tab.assignee == NOBODY and bool(counted.get(tab.counted)),
        }
        for tab in TABS
    ]
