"""The survey's page for customers, and its settings."""

from __future__ import annotations
