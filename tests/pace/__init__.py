"""Pytest plugins that keep the suite quick (docs/explanation/quick-tests.md)."""

from __future__ import annotations
