"""winmail.dat (MS-OXTNEF) opened into the parts it hides."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from .defects import Defects

TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")
LARGEST = 40_000_000
_SIGNATURE = b"\x78\x9f\x3e\x22"

# What tnefparse raises on damaged input; its own errors derive from ValueError.
_DAMAGE = (
    *(ValueError, LookupError, TypeError, AttributeError, OverflowError, AssertionError),
    *(EOFError, MemoryError, struct.error),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Files and body of one winmail.dat."""

    files: tuple[tuple[str, bytes], ...]
    text: str | None
    html: str | None


def is_tnef(content_type: str, filename: str, content: bytes) -> bool:
    if not content.startswith(_SIGNATURE):
        return False
    return content_type in TYPES or filename.lower().endswith((".dat", ".tnef"))


def open_parts(content: bytes, defects: Defects) -> Opened | None:
    """The parts inside, or None when it cannot be opened."""
    if len(content) > LARGEST:
        defects.add("winmail.dat is too large to open")
        return None
    # Imported on use: few mails carry one, and the library takes a while to load.
    from tnefparse import TNEF

    try:
        tnef = TNEF(content, do_checksum=False)
        files = tuple(
            (_text(attachment.long_filename() or attachment.name), bytes(attachment.data or b""))
            for attachment in tnef.attachments
        )
        return Opened(files, _optional(tnef.body), _optional(tnef.htmlbody))
    except _DAMAGE:
        defects.add("winmail.dat is damaged")
        return None


def _text(value: str | bytes | None) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").rstrip("\0")
    return (value or "").rstrip("\0")


def _optional(value: str | bytes | list[bytes] | None) -> str | None:
    if isinstance(value, list):
        value = b"".join(part for part in value if isinstance(part, bytes))
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value.replace("\0", "").replace("\r\n", "\n") or None if value else None
