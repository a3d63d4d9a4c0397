"""Tickets found by words."""

from __future__ import annotations
