"""The addresses of the server."""

from __future__ import annotations

from django.urls import path

from rapport.serving import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("settings/system/", views.system, name="system"),
]
