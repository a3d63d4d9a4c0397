"""Django's SQLite, with a queue for writers (docs/decisions/0016)."""

from __future__ import annotations
