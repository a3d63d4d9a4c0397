"""Readers of the timeline: where each stands, and how they are run."""

from __future__ import annotations
