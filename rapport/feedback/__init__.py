"""See docs/explanation/house.md for the floor this room stands on."""

from __future__ import annotations
