"""Actions on messages: received, drafted, replied, noted, delivered."""

from __future__ import annotations
