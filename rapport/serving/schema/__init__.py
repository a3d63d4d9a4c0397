"""The tables of the database, compared with those that this version expects."""

from __future__ import annotations
