"""Replies separated from quotes and signatures.

Text is folded, never cut.
"""

from __future__ import annotations

from rapport.mail.quoting.split import Split, split

__all__ = ["Split", "split"]
