"""What a line can be."""

from __future__ import annotations

REPLY, QUOTED, SIGNATURE = "r", "q", "s"
