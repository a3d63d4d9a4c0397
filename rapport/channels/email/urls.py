"""The addresses of e-mail."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rapport.channels.email.mailboxes.views import folders, mailboxes, sign_in, threading

urlpatterns: list[URLPattern | URLResolver] = [
    path("settings/mailboxes/", mailboxes.mailboxes, name="mailboxes"),
    path("settings/mailboxes/connect/", mailboxes.connect, name="mailbox_connect"),
    path("settings/mailboxes/signed-in/", sign_in.signed_in, name="mailbox_signed_in"),
    path("settings/mailboxes/<int:pk>/folders/", folders.folders, name="mailbox_folders"),
    path("settings/mailboxes/<int:pk>/sign-in/", sign_in.sign_in, name="mailbox_sign_in"),
    path("settings/mailboxes/<int:pk>/", mailboxes.mailbox, name="mailbox"),
    path("settings/mailboxes/<int:pk>/change/", mailboxes.change, name="mailbox_change"),
    path(
        "settings/mailboxes/<int:pk>/threading/",
        threading.threading,
        name="mailbox_threading",
    ),
    path("settings/mailboxes/<int:pk>/trial/", mailboxes.trial, name="mailbox_trial"),
    path(
        "settings/mailboxes/<int:pk>/disconnection/",
        mailboxes.disconnection,
        name="mailbox_disconnection",
    ),
    path(
        "settings/mailboxes/<int:pk>/reconnection/",
        mailboxes.reconnection,
        name="mailbox_reconnection",
    ),
    path(
        "settings/mailboxes/<int:pk>/confirmation/",
        mailboxes.confirmation,
        name="mailbox_confirmation",
    ),
]
