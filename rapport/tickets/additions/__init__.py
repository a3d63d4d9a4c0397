"""Additions of tickets to pages of the rooms below."""

from __future__ import annotations
