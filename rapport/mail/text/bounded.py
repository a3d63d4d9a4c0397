"""Long pages without the pictures written into them."""

from __future__ import annotations

import re

# A picture in the page's own source (RFC 2397).
_PICTURE = re.compile(r"data:image/[\w.+-]{1,60};base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)


def words_of(source: str, most: int) -> str:
    """Return a page, without the pictures written into it if it is longer than this."""
    return _PICTURE.sub("", source) if len(source) > most else source
