"""Settings of business calendars.

Open hours are versioned: saving adds a version, and rewrites none.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rapport.core.calendars.calendar import WEEKDAYS, name_of
from rapport.core.face.htmx import render as page_or_part
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability
from rapport.tickets.models import BusinessCalendar, Queue
from rapport.tickets.setup.actions import keep_calendar
from rapport.tickets.setup.calendar_form.form import CalendarForm

# What the buttons of the form send that change what is filled in.
BUTTONS = ("add_hours", "drop_hours", "copy_hours", "add_days", "forget_days", "choose")


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
    if request.method == "POST":
        return _sent(request, "tickets/settings/calendar_new.html", "", {})
    form = CalendarForm(initial={"timezone": request.user.timezone})
    return render(request, "tickets/settings/calendar_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def calendar(request: Request, pk: int) -> HttpResponse:
    """Set the hours of a calendar from now on, and show earlier ones."""
    named = get_object_or_404(BusinessCalendar, pk=pk)
    versions = list(BusinessCalendar.objects.filter(name=named.name).order_by("-version"))
    context = {
        "calendar": versions[0],
        "versions": [(row, _week(row)) for row in versions],
    }
    if request.method == "POST":
        return _sent(request, "tickets/settings/calendar.html", versions[0].name, context)
    context["form"] = CalendarForm.of(versions[0])
    return render(request, "tickets/settings/calendar.html", context)


def _sent(request: Request, template: str, known: str, context: dict[str, Any]) -> HttpResponse:
    """Answer a button of the form: change what is filled in, tell what it comes to, or save it."""
    said = request.POST
    if "outlook" in said:
        form = CalendarForm.changed(said, known=known)
        return render(request, "tickets/settings/_calendar_outlook.html", {"form": form})
    if any(button in said for button in BUTTONS):
        form = CalendarForm.changed(said, request.FILES.get("file"), known=known)
        status = 422 if form.wrong else 200
        staged = {"is_staged": not form.wrong, "is_restored": said.get("choose") == "kept"}
        context = {**context, "form": form, **staged}
        return page_or_part(request, template, context, partial="calendar-form", status=status)
    form = CalendarForm(said, known=known)
    if form.is_valid():
        with refusals_in(form):
            return _keep(request, form)
    return render(request, template, {**context, "form": form}, status=422)


def _keep(request: Request, form: CalendarForm) -> HttpResponse:
    kept = keep_calendar(
        form.calendar_name(), form.settings(), by=request.user, since=form.begins()
    )
    messages.success(request, _("Saved as version %(version)d.") % {"version": kept.version})
    if request.user.sets_up:
        return redirect("start")
    return redirect("business_calendar", pk=kept.pk)


def _week(row: BusinessCalendar) -> list[tuple[str, str]]:
    """Return the open weekdays of a version, each with its hours."""
    return [(name_of(day), _hours(row.shifts[day])) for day in WEEKDAYS if row.shifts.get(day)]


def _hours(shifts: list[str]) -> str:
    return ", ".join(shift.replace("-", "–") for shift in shifts)
