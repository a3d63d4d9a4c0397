"""The pages on which the desk is set up; doors: MANAGE_DESK."""

from __future__ import annotations
