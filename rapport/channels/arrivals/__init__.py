"""What arrives: kept, matched to its ticket, and done as the rules say."""

from __future__ import annotations
