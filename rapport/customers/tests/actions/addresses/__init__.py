"""Actions on addresses."""

from __future__ import annotations
