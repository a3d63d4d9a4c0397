"""The addresses of contact forms."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rapport.channels.webform import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("contact/<slug:slug>/", views.contact, name="contact"),
    path("contact/<slug:slug>/sent/<str:receipt>/", views.sent, name="contact_sent"),
    path("settings/forms/", views.forms, name="contact_forms"),
    path("settings/forms/<int:pk>/", views.form, name="contact_form"),
]
