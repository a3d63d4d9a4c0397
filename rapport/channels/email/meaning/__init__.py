"""The meaning of a read mail for the desk."""

from __future__ import annotations
