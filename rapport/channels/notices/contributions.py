"""Contributions of notices to the rooms below."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from rapport.core.registry import lazily
from rapport.timeline import worker
from rapport.timeline.worker import Worker

# A notice comes with an event in the transaction that writes it, so it goes out at once.
worker.WORKERS.add(
    Worker(
        gettext_noop("notices"),
        lazily("rapport.channels.notices.sending:send_due"),
        every=30.0,
        on_news=True,
        gathers=0.1,
    )
)
