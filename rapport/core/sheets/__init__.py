"""The one writer of what leaves the desk for a spreadsheet."""

from __future__ import annotations
