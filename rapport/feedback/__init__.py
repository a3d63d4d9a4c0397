"""Asking customers how it went, and keeping what they say."""

from __future__ import annotations
