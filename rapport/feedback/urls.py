"""The addresses of feedback."""

from __future__ import annotations

from django.urls import path

from rapport.feedback.views import low_ratings, survey, survey_settings

urlpatterns = [
    path("ratings/low/", low_ratings.low_ratings, name="low_ratings"),
    path("settings/survey/", survey_settings.survey_settings, name="survey_settings"),
    path("survey/<str:token>/", survey.survey, name="survey"),
    path("survey/<str:token>/thanks/", survey.thanks, name="survey_thanks"),
]
