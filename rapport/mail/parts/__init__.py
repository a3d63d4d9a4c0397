"""The parts of a mail, and files that hide parts of their own."""

from __future__ import annotations
