"""The names in the icon sprite, so that a wrong one fails where it is written."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

SPRITE = "rapport/img/icons.svg"

# These point along the line of reading and turn round where it runs from right to left.
DIRECTIONAL = frozenset(
    {"arrow-left", "arrow-right", "chevron-left", "chevron-right", "reply", "send", "sign-out"}
)


def require(name: str) -> None:
    """Refuse a name that is not in the sprite."""
    if name not in names():
        raise ValueError(f"There is no icon “{name}” in {SPRITE}.")


@cache
def names() -> frozenset[str]:
    """Return every icon the sprite holds."""
    sprite = (Path(__file__).parents[1] / "static" / SPRITE).read_text(encoding="utf-8")
    return frozenset(re.findall(r'<symbol id="([\w-]+)"', sprite))
