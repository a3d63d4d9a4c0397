"""From bytes in any character set to text."""

from __future__ import annotations
