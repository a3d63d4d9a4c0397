"""The page of backups, for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rapport.core import clock
from rapport.core.face.htmx import render
from rapport.people.access import Request, able
from rapport.people.forms.refusal import refusals_in
from rapport.people.roles import Ability
from rapport.people.sign_in.proof import proven
from rapport.serving.backup import key, state
from rapport.serving.backup.actions import set_schedule
from rapport.serving.backup.forms import ScheduleForm
from rapport.serving.backup.models import Backup, Schedule

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_ADMINISTRATORS)
@proven
def backups(request: Request) -> HttpResponse:
    """Show how backups fare, and change when and where they are made."""
    schedule, at = Schedule.objects.current(), clock.now()
    form = ScheduleForm.of(schedule, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            set_schedule(by=request.user, at=at, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("backups")
    context = {
        "form": form,
        "schedule": schedule,
        "troubles": list(state.troubles(schedule, at)),
        "lacking": key.lacking(),
        "rows": list(Backup.objects.latest_first()[:SHOWN]),
    }
    return render(request, "backup/backups.html", context, status=422 if form.is_bound else 200)
