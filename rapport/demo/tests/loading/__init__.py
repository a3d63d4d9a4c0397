"""Tests of the bulk loading."""

from __future__ import annotations
