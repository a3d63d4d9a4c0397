"""Settings of the survey."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rapport.core.face.htmx import render
from rapport.feedback.actions import change_survey
from rapport.feedback.forms import SurveyForm
from rapport.feedback.models import Survey
from rapport.people.access import Request, able
from rapport.people.roles import Ability


@require_http_methods(["GET", "HEAD", "POST"])
@able(Ability.MANAGE_DESK)
def survey_settings(request: Request) -> HttpResponse:
    """Show the current survey and its versions; save a new version."""
    form = SurveyForm.of(Survey.objects.current())
    if request.method == "POST":
        form = SurveyForm(request.POST)
        if form.is_valid():
            survey = change_survey(by=request.user, **form.cleaned_data)
            messages.success(
                request, _("Version %(version)s is now in use.") % {"version": survey.version}
            )
            return redirect("survey_settings")
    context = {"form": form, "versions": Survey.objects.select_related("made_by")[:20]}
    status = 422 if form.is_bound else 200
    return render(request, "feedback/survey_settings.html", context, status=status)
