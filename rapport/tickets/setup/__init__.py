"""The desk's setup: queues, categories, tags, business calendars."""

from __future__ import annotations
