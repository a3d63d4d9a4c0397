"""Actions on queues, categories, tags and business calendars."""

from __future__ import annotations

from rapport.tickets.setup.actions.calendars import CalendarSettings, keep_calendar
from rapport.tickets.setup.actions.categories import (
    add_category,
    rename_category,
    restore_category,
    retire_category,
)
from rapport.tickets.setup.actions.queues import QueueSettings, make_queue, set_queue
from rapport.tickets.setup.actions.tags import remove_tag, rename_tag

__all__ = [
    "CalendarSettings",
    "QueueSettings",
    "add_category",
    "keep_calendar",
    "make_queue",
    "remove_tag",
    "rename_category",
    "rename_tag",
    "restore_category",
    "retire_category",
    "set_queue",
]
