"""The verbs on what is written: received, drafted, replied, noted, delivered."""

from __future__ import annotations
