"""Pages of the desk's setup, for people with MANAGE_DESK."""

from __future__ import annotations
