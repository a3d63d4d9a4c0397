"""The addresses of all rooms.

Every room brings its own; this module only sets the order in which they are tried. Those that are
asked for most often come first: every other lookup goes through them in vain.
"""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("rapport.api.urls")),
    path("", include("rapport.tickets.urls")),
    path("", include("rapport.cockpit.urls")),
    path("", include("rapport.core.urls")),
    path("", include("rapport.people.urls")),
    path("", include("rapport.timeline.urls")),
    path("", include("rapport.customers.urls")),
    path("", include("rapport.channels.urls")),
    path("", include("rapport.channels.email.urls")),
    path("", include("rapport.channels.email.keys.urls")),
    path("", include("rapport.channels.webform.urls")),
    path("", include("rapport.feedback.urls")),
    path("", include("rapport.insights.urls")),
    path("", include("rapport.privacy.urls")),
    path("", include("rapport.serving.urls")),
    path("", include("rapport.serving.backup.urls")),
    path("", include("rapport.demo.urls")),
]

handler500 = "rapport.core.views.failed.failed"
