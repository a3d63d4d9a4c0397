"""The Django application of feedback."""

from __future__ import annotations

from rapport.core import room


class FeedbackConfig(room.Room):
    name = "rapport.feedback"
