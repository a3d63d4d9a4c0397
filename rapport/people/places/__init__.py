"""Places to add to: settings, first steps, holdings."""

from __future__ import annotations
