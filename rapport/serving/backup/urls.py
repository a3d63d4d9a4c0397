"""The addresses of backups."""

from __future__ import annotations

from django.urls import path

from rapport.serving.backup import views

urlpatterns = [path("settings/backups/", views.backups, name="backups")]
