"""Arrivals and their tickets: look-ups, decisions and actions."""

from __future__ import annotations
