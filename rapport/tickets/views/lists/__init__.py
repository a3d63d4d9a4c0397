"""Views of lists: the queue, search, undelivered answers, a selection."""

from __future__ import annotations
