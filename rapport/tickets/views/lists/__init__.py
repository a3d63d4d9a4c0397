"""Views of lists of tickets: the queue, search, what did not arrive, a selection."""

from __future__ import annotations
