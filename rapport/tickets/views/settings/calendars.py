"""Settings of business calendars.

Open hours are versioned: saving adds a version, and rewrites none.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability
from rapport.tickets.models import BusinessCalendar, Queue
from rapport.tickets.setup.actions import keep_calendar
from rapport.tickets.setup.forms import WEEKDAY_NAMES, CalendarForm


@require_safe
@able(Ability.MANAGE_DESK)
def calendars(request: Request) -> HttpResponse:
    """List the calendars, each with its latest hours and the queues that use it."""
    latest = {row.name: row for row in BusinessCalendar.objects.order_by("name", "version")}
    queues: dict[str, list[str]] = {}
    for name, calendar_name in Queue.objects.values_list("name", "calendar_name"):
        queues.setdefault(calendar_name, []).append(name)
    lines = [(row, ", ".join(queues.get(row.name, ()))) for row in latest.values()]
    return render(request, "tickets/settings/calendars.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def new(request: Request) -> HttpResponse:
    """Create a calendar."""
    initial = {"timezone": request.user.timezone}
    form = CalendarForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            return _keep(request, form)
    status = 422 if form.is_bound else 200
    return render(request, "tickets/settings/calendar_new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def calendar(request: Request, pk: int) -> HttpResponse:
    """Set the hours of a calendar from now on, and show earlier ones."""
    named = get_object_or_404(BusinessCalendar, pk=pk)
    versions = list(BusinessCalendar.objects.filter(name=named.name).order_by("-version"))
    latest = versions[0]
    if request.method == "POST":
        form = CalendarForm(request.POST, known=latest.name)
        if form.is_valid():
            with refusals_in(form):
                return _keep(request, form)
    else:
        form = CalendarForm.of(latest)
    context = {
        "form": form,
        "calendar": latest,
        "versions": [(row, _week(row)) for row in versions],
    }
    status = 422 if form.is_bound else 200
    return render(request, "tickets/settings/calendar.html", context, status=status)


def _keep(request: Request, form: CalendarForm) -> HttpResponse:
    kept = keep_calendar(
        form.calendar_name(), form.settings(), by=request.user, since=form.begins()
    )
    messages.success(request, _("Saved as version %(version)d.") % {"version": kept.version})
    return redirect("business_calendar", pk=kept.pk)


def _week(row: BusinessCalendar) -> list[tuple[str, str]]:
    """Return the open weekdays of a version, each with its hours."""
    return [
        (str(label), ", ".join(row.shifts[day]))
        for day, label in WEEKDAY_NAMES.items()
        if row.shifts.get(day)
    ]
