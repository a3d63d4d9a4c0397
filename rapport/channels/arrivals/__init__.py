"""Arrivals: kept, decided about by rules, settled, treated by people, listed."""

from __future__ import annotations
