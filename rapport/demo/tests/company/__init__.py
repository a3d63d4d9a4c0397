"""Tests of the company and its stories."""

from __future__ import annotations
