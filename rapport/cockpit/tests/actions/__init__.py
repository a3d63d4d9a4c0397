"""Tests of the verbs of needs."""

from __future__ import annotations
