"""The names in the icon sprite.

A wrong name fails where it is written.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

SPRITE = "rapport/img/icons.svg"

# These point along the reading direction and are mirrored where it is right to left.
DIRECTIONAL = frozenset(
    {"arrow-left", "arrow-right", "chevron-left", "chevron-right", "reply", "send", "sign-out"}
)


def require(name: str) -> None:
    """Refuse a name that is not in the sprite."""
    if name not in names():
        raise ValueError(f"There is no icon “{name}” in {SPRITE}.")


@cache
def names() -> frozenset[str]:
    """Return the names of all icons in the sprite."""
    sprite = (Path(__file__).parents[1] / "static" / SPRITE).read_text(encoding="utf-8")
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', sprite))
