from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from rapport.channels import forward_views, originals, strays, treatments, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("tickets/<int:pk>/forward/", forward_views.forward, name="ticket_forward"),
    path("tickets/<int:pk>/forward/undo/", forward_views.undo, name="ticket_forward_undo"),
    path("settings/arrivals/", views.arrivals, name="arrivals"),
    path("settings/arrivals/retries/", views.retries, name="arrival_retries"),
    path("settings/arrivals/reports/", strays.reports, name="stray_reports"),
    path("settings/arrivals/<int:pk>/", views.arrival, name="arrival"),
    path("settings/arrivals/<int:pk>/raw/", views.raw, name="arrival_raw"),
    path("settings/arrivals/<int:pk>/retry/", views.retry, name="arrival_retry"),
    path("settings/arrivals/<int:pk>/treatment/", treatments.treat, name="arrival_treatment"),
    path("settings/arrivals/<int:pk>/untreat/", treatments.untreat, name="arrival_untreat"),
    path("messages/<int:pk>/source/", originals.source, name="message_source"),
    path("messages/<int:pk>/original/", originals.original, name="message_original"),
]
