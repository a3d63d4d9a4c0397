"""Contributions of the API to the rooms below."""

from __future__ import annotations

from rapport.core.registry import lazily
from rapport.timeline import worker
from rapport.timeline.worker import Worker

worker.WORKERS.add(
    Worker("kept answers", lazily("rapport.api.idempotency:forget_old"), every=3600.0)
)
