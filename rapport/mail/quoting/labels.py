"""The labels that a line can have."""

from __future__ import annotations

REPLY, QUOTED, SIGNATURE = "r", "q", "s"
