"""Lists of tickets: which, in which order, and what a line says."""

from __future__ import annotations
