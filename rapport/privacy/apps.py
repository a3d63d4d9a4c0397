"""The Django application of privacy."""

from __future__ import annotations

from rapport.core import room


class PrivacyConfig(room.Room):
    name = "rapport.privacy"
