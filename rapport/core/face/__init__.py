"""The frame of all pages: navigation, palette, forms, icons, styles, answers."""

from __future__ import annotations
