"""Places to add to: settings, first steps, the page of a colleague."""

from __future__ import annotations
