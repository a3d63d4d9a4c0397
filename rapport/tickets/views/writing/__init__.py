"""Texts that are being written: pictures, preview, a new mail."""

from __future__ import annotations
