"""The desk: tickets, messages, assignment, resolution, the queue."""

from __future__ import annotations
