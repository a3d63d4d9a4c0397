from __future__ import annotations

from django.urls import path

from rapport.feedback import settings_view, views

urlpatterns = [
    path("settings/survey/", settings_view.survey_settings, name="survey_settings"),
    path("survey/<str:token>/", views.survey, name="survey"),
    path("survey/<str:token>/thanks/", views.thanks, name="survey_thanks"),
]
