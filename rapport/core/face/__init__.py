"""What all pages share: the rail, the palette, forms, icons, styles, answers."""

from __future__ import annotations
