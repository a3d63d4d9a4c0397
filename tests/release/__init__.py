"""Tests of what releases are made with."""

from __future__ import annotations
