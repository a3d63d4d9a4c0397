"""Rapport: the customer service manager's system."""

from __future__ import annotations

__version__ = "0.1.0"
