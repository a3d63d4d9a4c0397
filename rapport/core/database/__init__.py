"""Database tools: paging, full text, prepared queries, durability."""

from __future__ import annotations
