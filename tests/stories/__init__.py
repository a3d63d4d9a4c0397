"""Tests of the demonstration's stories across rooms."""

from __future__ import annotations
