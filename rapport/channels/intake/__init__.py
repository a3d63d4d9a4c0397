"""Look-ups, decisions and actions about a single arrival."""

from __future__ import annotations
