"""A ticket's page, section by section."""

from __future__ import annotations
