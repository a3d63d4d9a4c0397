"""Pages about arrivals."""

from __future__ import annotations
