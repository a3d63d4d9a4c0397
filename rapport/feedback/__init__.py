"""Surveys: asking customers how it went, and keeping their answers."""

from __future__ import annotations
