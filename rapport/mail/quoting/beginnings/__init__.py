"""Beginnings of signatures: a closing, a name, a delimiter."""

from __future__ import annotations
