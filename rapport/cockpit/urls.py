"""The addresses of the cockpit."""

from __future__ import annotations

from django.urls import path

from rapport.cockpit.views import aside, cockpit, given, needs, since

urlpatterns = [
    path("", cockpit.home, name="home"),
    path("cockpit/", cockpit.cockpit, name="cockpit"),
    path("cockpit/since/<slug:what>/", since.since, name="cockpit_since"),
    path("cockpit/needs/<slug:rule>/", needs.need, name="need"),
    path("cockpit/needs/<slug:rule>/dismissal/", needs.dismissal, name="need_dismissal"),
    path("cockpit/needs/<slug:rule>/pause/", needs.pause, name="need_pause"),
    path("cockpit/needs/<slug:rule>/recipient/", needs.recipient, name="need_recipient"),
    path("cockpit/aside/", aside.asides, name="asides"),
    path("cockpit/aside/<int:pk>/return/", aside.bring_back, name="aside_return"),
    path("cockpit/<slug:key>/", cockpit.column, name="cockpit_column"),
    path("given/", given.given, name="given"),
    path("given/<int:pk>/completion/", given.completion, name="given_completion"),
    path("given/<int:pk>/return/", given.take_up, name="given_return"),
]
