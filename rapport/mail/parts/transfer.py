"""Content-Transfer-Encoding undone leniently (RFC 2045 §6).

Bytes that do not fit are not lost.
"""

from __future__ import annotations

import binascii
import re

from rapport.mail.defects import Defects
from rapport.mail.parts import uuencode

LARGEST_MENDED = 2_000_000  # bytes looked at line by line

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_LETTERS = bytes(set(range(256)) - set(_LETTERS))


def decode(data: bytes, encoding: str, defects: Defects) -> bytes:
    """Return the bytes of a part. An unknown encoding leaves them as they are."""
    name = encoding.strip().strip("\"'").split(";")[0].strip().lower()
    if name in ("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none", "plain"):
        return data
    if name.startswith("base64"):
        return base64(data, defects)
    if name in ("quoted-printable", "quotedprintable", "qp"):
        return binascii.a2b_qp(data)
    if name in ("x-uuencode", "uuencode", "x-uue", "uue"):
        return uuencode.decode_whole(data)
    defects.add(f"unknown transfer encoding {name[:40]!r}")
    return data


def base64(data: bytes, defects: Defects) -> bytes:
    """Decode; damaged input yields what can be saved, and text that is not base64 stays text."""
    packed = data.translate(None, b" \t\r\n")
    try:
        return binascii.a2b_base64(packed, strict_mode=True)
    except binascii.Error:
        defects.add("damaged base64")
    if len(data) > LARGEST_MENDED:
        return _block(data)
    good, rest = _encoded_lines(data)
    if not good.strip() and rest.strip():
        return rest
    return b"".join(_block(block) for block in re.split(rb"=+", good)[:100_000])


def _encoded_lines(data: bytes) -> tuple[bytes, bytes]:
    """Return the lines that look encoded, and the others, such as a mailing list's footer."""
    good: list[bytes] = []
    rest: list[bytes] = []
    for line in data.splitlines(keepends=True):
        letters = len(line.translate(None, _NOT_LETTERS))
        (
            good if letters * 10 >= len(line.strip()) * 9 and b" " not in line.strip() else rest
        ).append(line)
    return b"".join(good), b"".join(rest)


def _block(data: bytes) -> bytes:
    letters = data.translate(None, _NOT_LETTERS)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
