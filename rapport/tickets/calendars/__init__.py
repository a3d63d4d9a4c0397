"""Business hours of queues, and the desk's time zone."""

from __future__ import annotations
