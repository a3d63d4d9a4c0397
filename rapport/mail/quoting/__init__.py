"""Part what a person wrote now from what they quote and how they sign. Fold, never cut."""

from __future__ import annotations

from rapport.mail.quoting.split import Split, split

__all__ = ["Split", "split"]
