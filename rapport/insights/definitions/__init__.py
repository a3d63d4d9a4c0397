"""Definitions of all figures, one list per family.

Nothing is computed anywhere else.
"""

from __future__ import annotations
