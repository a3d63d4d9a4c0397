"""Desks of released versions, and the tables that this version makes."""

from __future__ import annotations
