"""Contributions of alarms to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from rapport.core import checkup
from rapport.core.checkup import Check
from rapport.core.registry import lazily
from rapport.timeline import worker
from rapport.timeline.worker import Worker

checkup.CHECKS.add(Check("alarms", lazily("rapport.channels.alarms.checks:alarms")), order=62)

worker.WORKERS.add(
    Worker(
        gettext_noop("alarms"), lazily("rapport.channels.alarms.watchman:WATCHMAN.look"), every=60.0
    )
)
