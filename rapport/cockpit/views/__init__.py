"""Views of the cockpit."""

from __future__ import annotations
