"""Fuzzing: mails with mutated structure, which a reader must survive."""

from __future__ import annotations
