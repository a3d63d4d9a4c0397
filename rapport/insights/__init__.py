"""Definitions, pages and exports of every metric."""

from __future__ import annotations
