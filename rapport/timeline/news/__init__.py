"""Live refresh: what happened, told to the pages that are open."""

from __future__ import annotations
