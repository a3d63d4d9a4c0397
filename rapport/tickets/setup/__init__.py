"""How the desk is set up: queues, categories, tags, business calendars."""

from __future__ import annotations
