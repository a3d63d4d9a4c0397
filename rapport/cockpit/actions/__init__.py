"""Actions on needs."""

from __future__ import annotations

from rapport.cockpit.actions.aside import bring_back, dismiss, finish, give, snooze, take_up
from rapport.cockpit.actions.visit import note_visit

__all__ = ["bring_back", "dismiss", "finish", "give", "note_visit", "snooze", "take_up"]
