"""Business calendars, and their files."""

from __future__ import annotations
