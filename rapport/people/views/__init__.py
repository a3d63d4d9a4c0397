"""Views of people: one small function per page or action."""

from __future__ import annotations
