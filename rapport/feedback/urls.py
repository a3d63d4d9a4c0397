"""The addresses of feedback."""

from __future__ import annotations

from django.urls import path

from rapport.feedback.views import settings, survey

urlpatterns = [
    path("settings/survey/", settings.survey_settings, name="survey_settings"),
    path("survey/<str:token>/", survey.survey, name="survey"),
    path("survey/<str:token>/thanks/", survey.thanks, name="survey_thanks"),
]
