"""The project's settings with the two readers of the crash test."""

from __future__ import annotations

from rapport.settings import *  # noqa: F403 - everything but the readers stays as it is

RAPPORT_READERS = [
    "rapport.timeline.tests.crashing.IN_DATABASE",
    "rapport.timeline.tests.crashing.ELSEWHERE",
]
