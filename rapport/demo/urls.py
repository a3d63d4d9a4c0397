"""The addresses of the demonstration."""

from __future__ import annotations

from django.urls import path

from rapport.demo import views

urlpatterns = [path("demonstration/postbox/", views.postbox, name="postbox")]
