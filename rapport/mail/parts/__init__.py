"""The parts of a mail, including those hidden in files."""

from __future__ import annotations
