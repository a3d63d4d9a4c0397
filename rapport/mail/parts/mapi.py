"""Lists of MAPI properties in TNEF (MS-OXTNEF §2.1.3.4).

They are read in linear time.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MOST = 20_000  # properties of one list

MULTIPLE = 0x1000
STRING, UNICODE, OBJECT, BINARY = 0x1E, 0x1F, 0x0D, 0x102
INTEGER = 0x03

_SIZES = {
    **dict.fromkeys((0x02, 0x03, 0x04, 0x0A, 0x0B), 4),
    **dict.fromkeys((0x05, 0x06, 0x07, 0x14, 0x40), 8),
    0x48: 16,
}
_VARIABLE = frozenset((STRING, UNICODE, OBJECT, BINARY))
_NAMED = 0x8000


@dataclass(frozen=True, slots=True)
class Property:
    """One property; of several values the first counts."""

    name: int
    kind: int
    value: bytes

    def text(self, charset: str) -> str:
        """Return the value as text, without the NUL at its end."""
        if self.kind == UNICODE:
            return self.value.decode("utf-16-le", "replace").split("\0")[0]
        try:
            return self.value.decode("utf-8").split("\0")[0]
        except UnicodeDecodeError:
            return self.value.decode(charset, "replace").split("\0")[0]


def read(data: bytes) -> Iterator[Property]:
    """Yield the properties in `data`; ends where the list is damaged (struct.error)."""
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, MOST)):
        if at >= len(data):
            return
        kind, name = struct.unpack_from("<HH", data, at)
        at += 4
        if name >= _NAMED:
            at = _after_name(data, at)
        values = 1
        if kind & MULTIPLE or kind in _VARIABLE:
            (values,) = struct.unpack_from("<I", data, at)
            at += 4
        kind &= ~MULTIPLE
        first = b""
        for index in range(values):
            if at >= len(data):
                raise struct.error("a property ends too early")
            value, at = _value(data, at, kind)
            first = first if index else value
        yield Property(name, kind, first)


def _after_name(data: bytes, at: int) -> int:
    """Return the position after the GUID and the name or number of a named property."""
    (kind,) = struct.unpack_from("<I", data, at + 16)
    if kind == 0:
        return at + 24
    (length,) = struct.unpack_from("<I", data, at + 20)
    return at + 24 + int(length) + -int(length) % 4


def _value(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    if kind in _VARIABLE:
        (length,) = struct.unpack_from("<I", data, at)
        at += 4
        return data[at : at + length], at + length + -length % 4
    size = _SIZES.get(kind)
    if size is None:
        raise struct.error(f"a property of unknown type {kind:#x}")
    return data[at : at + size], at + size
