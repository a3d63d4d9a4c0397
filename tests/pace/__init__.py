"""What keeps the suite quick, as pytest plugins (docs/explanation/quick-tests.md)."""

from __future__ import annotations
