"""Arrivals: kept, matched to tickets, and handled by rules."""

from __future__ import annotations
