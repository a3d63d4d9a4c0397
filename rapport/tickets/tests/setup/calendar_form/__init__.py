"""The form of a business calendar."""

from __future__ import annotations
