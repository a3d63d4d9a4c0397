"""Live refresh: news of the timeline for open pages."""

from __future__ import annotations
