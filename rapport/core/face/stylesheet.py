"""All styles as one file, joined on first use.

The small files are what people read and edit; ``rapport.css`` names them in order, each with its
cascade layer. A distant browser would wait for forty requests, so it gets one file, which never
changes under its address and may be kept for good.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "static" / "rapport" / "css"
ENTRY = "rapport.css"

IMPORT = re.compile(r'@import url\("(?P<file>[\w./-]+)"\) layer\((?P<layer>\w+)\);')


@dataclass(frozen=True)
class Stylesheet:
    """The text, the same compressed, and the digest that names it."""

    plain: bytes
    compressed: bytes
    digest: str


@cache
def stylesheet() -> Stylesheet:
    """Return the styles of this installation; the files do not change while it runs."""
    plain = bundle(FOLDER).encode()
    digest = hashlib.sha256(plain).hexdigest()[:12]
    # No time stamp inside: equal text must give equal bytes in every process.
    return Stylesheet(plain, gzip.compress(plain, mtime=0), digest)


def bundle(folder: Path) -> str:
    """Return the entry file with every import replaced by that file inside its layer."""

    def layered(match: re.Match[str]) -> str:
        text = (folder / match["file"]).read_text(encoding="utf-8")
        return f"@layer {match['layer']} {{\n{text}}}"

    return IMPORT.sub(layered, (folder / ENTRY).read_text(encoding="utf-8"))
