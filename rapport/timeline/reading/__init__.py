"""Readers of the timeline, their positions, and how they run."""

from __future__ import annotations
