"""The manager's home: what customers, team and company need now, from rows that exist."""

from __future__ import annotations
