"""Business calendars, and the files people write them in."""

from __future__ import annotations
