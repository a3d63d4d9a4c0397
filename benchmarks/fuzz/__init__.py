"""Mails mutated by structure, read whole: what a reader must outlive."""

from __future__ import annotations
