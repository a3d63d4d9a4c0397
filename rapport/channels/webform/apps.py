"""The Django application of contact forms."""

from __future__ import annotations

from rapport.core import room


class WebformConfig(room.Room):
    name = "rapport.channels.webform"
    label = "webform"
