from __future__ import annotations

from django.urls import path

from rapport.feedback import views

urlpatterns = [
    path("survey/<str:token>/", views.survey, name="survey"),
    path("survey/<str:token>/thanks/", views.thanks, name="survey_thanks"),
]
