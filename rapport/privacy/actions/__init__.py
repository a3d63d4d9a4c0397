"""Actions on what is held on a person."""

from __future__ import annotations

from rapport.privacy.actions.erase import ask_for_erasure, erase, erase_again, sweep
from rapport.privacy.actions.export import ask_for_export, forget_exports, make_export

__all__ = [
    "ask_for_erasure",
    "ask_for_export",
    "erase",
    "erase_again",
    "forget_exports",
    "make_export",
    "sweep",
]
