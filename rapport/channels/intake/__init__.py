"""One arrival: reading it, and doing what was decided about it."""

from __future__ import annotations
