"""The addresses of keys for mail."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rapport.channels.email.keys import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("settings/mail-keys/", views.keys, name="mail_keys"),
    path("settings/mail-keys/<int:pk>/removal/", views.removal, name="mail_key_removal"),
]
