from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rapport.channels.email import folders, spam_box, threading_views, views
from rapport.channels.email.oauth import views as oauth

urlpatterns: list[URLPattern | URLResolver] = [
    path("spam/", spam_box.spam, name="spam"),
    path("spam/<int:pk>/rescue/", spam_box.not_spam, name="not_spam"),
    path("settings/mailboxes/", views.mailboxes, name="mailboxes"),
    path("settings/mailboxes/connect/", views.connect, name="mailbox_connect"),
    path("settings/mailboxes/signed-in/", oauth.signed_in, name="mailbox_signed_in"),
    path("settings/mailboxes/<int:pk>/folders/", folders.folders, name="mailbox_folders"),
    path("settings/mailboxes/<int:pk>/sign-in/", oauth.sign_in, name="mailbox_sign_in"),
    path("settings/mailboxes/<int:pk>/", views.mailbox, name="mailbox"),
    path("settings/mailboxes/<int:pk>/change/", views.change, name="mailbox_change"),
    path(
        "settings/mailboxes/<int:pk>/threading/",
        threading_views.threading,
        name="mailbox_threading",
    ),
    path("settings/mailboxes/<int:pk>/trial/", views.trial, name="mailbox_trial"),
    path(
        "settings/mailboxes/<int:pk>/disconnection/",
        views.disconnection,
        name="mailbox_disconnection",
    ),
    path(
        "settings/mailboxes/<int:pk>/reconnection/",
        views.reconnection,
        name="mailbox_reconnection",
    ),
]
