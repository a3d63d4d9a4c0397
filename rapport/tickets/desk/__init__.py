"""How the desk is set up: queues, categories, tags, business calendars, and the verbs on them."""

from __future__ import annotations

from rapport.tickets.desk.calendars import CalendarSettings, keep_calendar
from rapport.tickets.desk.categories import (
    add_category,
    rename_category,
    restore_category,
    retire_category,
)
from rapport.tickets.desk.queues import QueueSettings, make_queue, set_queue
from rapport.tickets.desk.tags import remove_tag, rename_tag

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
