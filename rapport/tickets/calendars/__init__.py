"""Open hours of queues, and the time zone of the desk."""

from __future__ import annotations
