"""Full-text search for tickets."""

from __future__ import annotations
