"""Actions on the desk as a whole."""

from __future__ import annotations
