"""The addresses of the cockpit."""

from __future__ import annotations

from django.urls import path

from rapport.cockpit import views

urlpatterns = [
    path("", views.home, name="home"),
    path("cockpit/", views.cockpit, name="cockpit"),
]
