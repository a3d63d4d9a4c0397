"""The addresses of channels."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rapport.channels.arrivals.views import (
    arrivals,
    originals,
    signatures,
    spam,
    treatments,
    unmatched_reports,
)
from rapport.channels.forwards import views
from rapport.core.views.moved import moved

urlpatterns: list[URLPattern | URLResolver] = [
    path("tickets/<int:pk>/forward/", views.forward, name="ticket_forward"),
    path("tickets/<int:pk>/forward/undo/", views.undo, name="ticket_forward_undo"),
    path("spam/", spam.spam, name="spam"),
    path("spam/<int:pk>/rescue/", spam.not_spam, name="not_spam"),
    path("signatures/<int:pk>/show/", signatures.show, name="signature_show"),
    path("signatures/<int:pk>/fold/", signatures.fold, name="signature_fold"),
    path("settings/arrivals/", arrivals.arrivals, name="arrivals"),
    path("settings/arrivals/retries/", arrivals.retries, name="arrival_retries"),
    path("settings/arrivals/reports/", unmatched_reports.reports, name="unmatched_reports"),
    path("settings/arrivals/<int:pk>/", arrivals.arrival, name="arrival"),
    path("settings/arrivals/<int:pk>/raw/", arrivals.raw, name="arrival_raw"),
    path("settings/arrivals/<int:pk>/retry/", arrivals.retry, name="arrival_retry"),
    path("settings/arrivals/<int:pk>/treatment/", treatments.treat, name="arrival_treatment"),
    path("settings/arrivals/<int:pk>/treatment/undo/", treatments.untreat, name="arrival_untreat"),
    path("settings/arrivals/<int:pk>/untreat/", moved("arrival", "pk"), name="untreat_moved"),
    path("messages/<int:pk>/source/", originals.source, name="message_source"),
    path("messages/<int:pk>/original/", originals.original, name="message_original"),
]
