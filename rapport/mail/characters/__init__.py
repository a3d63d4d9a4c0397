"""Decoding bytes in any character set."""

from __future__ import annotations
