"""Lists of tickets: their filters, order and lines."""

from __future__ import annotations
