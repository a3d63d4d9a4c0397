"""Tests of the comparison of tables."""

from __future__ import annotations
