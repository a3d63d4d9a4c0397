"""The header block of a mail or part.

Found, unfolded, kept as bytes, and decoded on demand.
"""

from __future__ import annotations

import re

from rapport.mail.characters import charsets
from rapport.mail.defects import Defects, Limit
from rapport.mail.fields import encoded_words

# Enough for any real mail; a block beyond it is cut, with a defect.
MOST_BYTES = 1_000_000
MOST_FIELDS = 2_000
LONGEST_VALUE = 200_000

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)
_BLANK_LINE = re.compile(rb"\n\r{0,3}\n")
_EMPTY_START = re.compile(rb"\r{0,3}\n")
_LINE_END = re.compile(rb"\r{0,3}\n")
_LINE_ENDS = re.compile(rb"[\r\n]+")
_WELL_KNOWN = re.compile(
    rb"(?i)(?:received|from|to|cc|subject|date|message-id|mime-version|content-[a-z-]+|return-path"
    rb"|reply-to|references|in-reply-to|sender|dkim-signature|x-[a-z0-9-]+)[ \t]*:"
)
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]+")


class Headers:
    """Fields in order. Names are matched without case; values decode to clean one-line text."""

    __slots__ = ("_by_name", "_defects", "hint")

    def __init__(self, fields: list[tuple[bytes, bytes]], defects: Defects) -> None:
        self._by_name: dict[str, list[bytes]] = {}
        for name, value in fields:
            self._by_name.setdefault(name.decode("latin-1").lower(), []).append(value)
        self._defects = defects
        self.hint: str | None = None  # a charset that the body declares, for raw 8-bit values

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def names(self) -> list[str]:
        return list(self._by_name)

    def count(self, name: str) -> int:
        return len(self._by_name.get(name, ()))

    def bytes_of(self, name: str) -> bytes:
        """Return the first value as it came, unfolded; empty when the field is missing."""
        values = self._by_name.get(name)
        return values[0] if values else b""

    def raw(self, name: str) -> str:
        """Return the first value as text, encoded words left alone."""
        return self._text(self.bytes_of(name))

    def raw_all(self, name: str) -> list[str]:
        return [self._text(value) for value in self._by_name.get(name, ())]

    def get(self, name: str) -> str:
        """Return the first value, decoded to one line of readable text; empty when it
        is missing.
        """
        value = self.raw(name)
        if "=?" in value:
            value = encoded_words.decode(value, self._defects)
        return _CONTROL.sub(" ", value).strip() if value else ""

    def get_all(self, name: str) -> list[str]:
        decoded = (encoded_words.decode(value, self._defects) for value in self.raw_all(name))
        return [_CONTROL.sub(" ", value).strip() for value in decoded]

    def _text(self, value: bytes) -> str:
        if value.isascii() and b"\x1b" not in value:
            return value.decode("ascii")
        if not value.isascii():
            self._defects.add("8-bit characters in a header")
        return charsets.decode(value, None, self._defects, self.hint)


def split(raw: bytes, defects: Defects, start: int = 0, end: int = -1) -> tuple[Headers, int]:
    """Return the headers of the entity in `raw[start:end]` and where its body begins."""
    end = len(raw) if end < 0 else end
    if empty := _EMPTY_START.match(raw, start, end):
        return Headers([], defects), empty.end()
    last = min(end, start + MOST_BYTES)
    blank = _BLANK_LINE.search(raw, start, last)
    if blank is None and end > last:
        defects.add("the header block does not end", Limit.HEADER)
    block = raw[start : blank.start() if blank else last]
    body_at = blank.end() if blank else last
    fields, consumed = _fields(block.rstrip(b"\r"), defects)
    return Headers(fields, defects), body_at if consumed is None else start + consumed


def without_envelope_line(raw: bytes) -> bytes:
    """Return the mail without what mailbox files put before it: blank lines and the mbox "From "
    line.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    stripped = raw.lstrip(b"\r\n")
    if stripped.startswith((b"From ", b">From ")):
        cut = stripped.find(b"\n")
        return stripped[cut + 1 :] if cut >= 0 else b""
    return stripped if _FIELD.match(stripped[:200]) else raw


def _fields(block: bytes, defects: Defects) -> tuple[list[tuple[bytes, bytes]], int | None]:
    """Return the fields of a block and, if it turns out to contain body text, where that begins."""
    fields: list[tuple[bytes, bytes]] = []
    at = 0
    lines = _unfolded(block)
    for index, (start, line) in enumerate(lines):
        match = _FIELD.match(line)
        if match and len(fields) < MOST_FIELDS:
            value = match[2][:LONGEST_VALUE]
            fields.append((match[1], _LINE_ENDS.sub(b"", value).strip()))
            if len(match[2]) > LONGEST_VALUE:
                defects.add("a header field was cut: it is too long", Limit.HEADER)
        elif not match:
            defects.add("a line among the headers is not a header")
            if not _headers_follow(lines, index):
                return fields, start
        at = start
    if at and len(fields) >= MOST_FIELDS:
        left_out = "more header fields than any mail has: the rest is left out"
        defects.add(left_out, Limit.HEADER)
    return fields, None


def _unfolded(block: bytes) -> list[tuple[int, bytes]]:
    """Return logical lines with their offsets; a continuation keeps its line end."""
    lines: list[tuple[int, bytes]] = []
    start = at = 0
    for end in _LINE_END.finditer(block):
        following = block[end.end() : end.end() + 1]
        at = end.end()
        if following in (b" ", b"\t"):
            continue
        lines.append((start, block[start : end.start()]))
        start = at
    if start < len(block):
        lines.append((start, block[start:]))
    return lines


def _headers_follow(lines: list[tuple[int, bytes]], index: int) -> bool:
    """Return whether the bad line at `index` is between headers, rather than ending the block."""
    if any(_WELL_KNOWN.match(line) for _, line in lines[index + 1 : index + 10]):
        return True
    following = lines[index + 1 : index + 3]
    return index > 0 and (not following or any(_FIELD.match(line) for _, line in following))
