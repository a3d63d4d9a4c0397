"""The append-only ledger of what happened, its readers and cursors.

Rapport writes once, here, and everything else reads (docs/decisions/0001).
"""

from __future__ import annotations
