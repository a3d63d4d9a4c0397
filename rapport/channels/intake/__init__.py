"""What arrives, and the tickets it belongs to: look-ups, what can be decided, and its verbs."""

from __future__ import annotations
