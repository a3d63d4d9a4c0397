from __future__ import annotations

from django.apps import AppConfig


class WebformConfig(AppConfig):
    name = "rapport.channels.webform"
    label = "webform"
