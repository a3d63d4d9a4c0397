"""The form of a business calendar: week, holidays, outlook."""

from __future__ import annotations
