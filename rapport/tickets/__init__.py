"""The work on tickets: the queue, messages, assignment, resolution."""

from __future__ import annotations
