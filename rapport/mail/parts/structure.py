"""The tree of parts (RFC 2046), found by scanning for delimiters.

It never raises and always ends. A part is a slice of the mail's bytes with its own headers. Depth
and number of parts are bounded: anything beyond stays inside its parent as bytes and is listed as
a defect.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapport.mail.characters import charsets
from rapport.mail.defects import Defects, Limit
from rapport.mail.fields import headers, parameters
from rapport.mail.fields.headers import Headers
from rapport.mail.parts import transfer

DEEPEST = 30
MOST_PARTS = 1_000
MOST_BYTES = 300_000_000  # searched for delimiters, nested parts counted again
MOST_LOOKS = 300_000  # places in one mail that may be delimiters

_FIRST_DELIMITER = re.compile(rb"^--([^\s-][^\r\n]{0,199}?)[ \t]{0,9}\r{0,3}$", re.MULTILINE)
_AFTER_DELIMITER = re.compile(rb"(--)?[ \t]*(?:\r{0,3}\n|\r{0,3}\Z)")
_CR = 13
_HEADER_LINE = re.compile(rb"[!-9;-~]+[ \t]*:")


@dataclass(slots=True)
class Part:
    """One entity: a leaf with a body, or a multipart with children."""

    headers: Headers
    content_type: str
    params: dict[str, str]
    disposition: str
    filename: str
    raw_body: bytes = field(default=b"", repr=False)
    children: list[Part] = field(default_factory=list)
    declared: bool = True  # whether a media type stood in the headers
    signed: bytes = field(default=b"", repr=False)  # of multipart/signed: what the signature covers

    @property
    def main(self) -> str:
        return self.content_type.partition("/")[0]

    @property
    def is_multipart(self) -> bool:
        return bool(self.children)

    def content(self, defects: Defects) -> bytes:
        """Return the body with its transfer encoding undone."""
        encoding = self.headers.raw("content-transfer-encoding")
        return transfer.decode(self.raw_body, encoding, defects)

    def text(self, defects: Defects, hint: str | None = None) -> str:
        """Return the body as text with `\\n` line ends and no NUL."""
        content = self.content(defects)
        decoded = charsets.decode(content, self.params.get("charset"), defects, hint)
        return decoded.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")

    @property
    def cid(self) -> str | None:
        value = self.headers.raw("content-id").strip().strip("<>").strip()
        return value[:500] or None


def parse(raw: bytes, defects: Defects) -> Part:
    """Return the mail in `raw` as a tree."""
    if b"\n" not in raw and b"\r" in raw:
        defects.add("lines end with CR alone")
        raw = raw.replace(b"\r", b"\n")
    raw = headers.without_envelope_line(raw)
    return _Walk(raw, defects).entity(0, len(raw), "text/plain", 0)


class _Walk:
    """One walk over the bytes by offsets: nothing is copied but the bodies of leaves."""

    def __init__(self, raw: bytes, defects: Defects) -> None:
        self.raw = raw
        self.defects = defects
        self.parts_left = MOST_PARTS
        self.looks_left = MOST_LOOKS
        self.bytes_left = MOST_BYTES

    def entity(self, start: int, end: int, default: str, depth: int) -> Part:
        self.parts_left -= 1
        fields, body_at = headers.split(self.raw, self.defects, start, end)
        part = _described(fields, default, self.defects)
        if part.main == "multipart":
            self._divide(part, body_at, end, depth)
        if not part.children:
            part.raw_body = self.raw[body_at:end]
        return part

    def _divide(self, part: Part, start: int, end: int, depth: int) -> None:
        """Fill in the children; a multipart that cannot be divided becomes text."""
        # A boundary must not end with a space (RFC 2046 §5.1.1); one that does may mean it.
        declared = part.params.get("boundary", "").encode("utf-8", "surrogateescape")
        boundary = declared.rstrip()
        self.bytes_left -= end - start
        spans = self._spans(declared, start, end) if boundary != declared else []
        if boundary and not spans:
            spans = self._spans(boundary, start, end)
        if not spans:
            spans = self._by_first_line(boundary, start, end)
        if not spans or depth >= DEEPEST or self.bytes_left < 0:
            if spans:
                self.defects.add("parts nested too deeply", Limit.DEPTH)
            else:
                self.defects.add("a multipart without parts")
            part.content_type = "application/octet-stream" if spans else "text/plain"
            return
        if part.content_type == "multipart/signed":
            part.signed = self.raw[spans[0][0] : spans[0][1]]
        default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
        for first, last in spans:
            if self.parts_left <= 0:
                self.defects.add("more parts than any mail has: the rest is left out", Limit.PARTS)
                break
            part.children.append(self.entity(first, last, default, depth + 1))

    def _by_first_line(self, boundary: bytes, start: int, end: int) -> list[tuple[int, int]]:
        """Divide without a usable boundary: by the first line that looks like one and begins a
        part.
        """
        for match in _FIRST_DELIMITER.finditer(self.raw, start, min(end, start + 100_000)):
            after = self.raw[match.end() : match.end() + 300].lstrip(b"\r\n")
            if match[1] != boundary and _HEADER_LINE.match(after):
                self.defects.add("the boundary is not the one declared")
                return self._spans(match[1], start, end)
        return []

    def _spans(self, boundary: bytes, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans between delimiter lines (RFC 2046 §5.1.1); a missing end is forgiven."""
        spans: list[tuple[int, int]] = []
        first: int | None = None
        for before, after, last in self._delimiters(b"--" + boundary, start, end):
            if first is not None:
                spans.append((first, max(first, before)))
                first = None
            if last or len(spans) > MOST_PARTS:
                break
            first = after
        # A delimiter that nothing follows was meant to be the last one.
        if first is not None and (not spans or first < end):
            spans.append((first, end))
        return spans

    def _delimiters(
        self, delimiter: bytes, start: int, end: int
    ) -> Iterator[tuple[int, int, bool]]:
        """Yield delimiter lines as (end of the part before, start of the part after, whether
        last).
        """
        raw = self.raw
        line = b"\n" + delimiter
        # The newline before a delimiter belongs to it; the body may also begin with one.
        at = start - 1 if raw.startswith(delimiter, start) else raw.find(line, start, end)
        while at >= start - 1 and self.looks_left > 0:
            self.looks_left -= 1
            after = at + len(line)
            if tail := _AFTER_DELIMITER.match(raw, after, end):
                before = max(at, start)
                while before > start and raw[before - 1] == _CR and at - before < 4:
                    before -= 1
                yield before, tail.end(), bool(tail[1])
                after = tail.end() - 1
            at = raw.find(line, after, end)
            if at < 0:
                return


def _described(fields: Headers, default: str, defects: Defects) -> Part:
    type_value = fields.raw("content-type")
    content_type = parameters.content_type(type_value) if type_value else None
    if type_value and content_type is None:
        defects.add("a Content-Type that is none")
        content_type = _corrected(type_value)
    params = parameters.parse(type_value, defects) if type_value else {}
    disposition_value = fields.raw("content-disposition")
    disposition, name = "", ""
    if disposition_value:
        disposition = disposition_value.partition(";")[0].strip().lower()
        name = parameters.parse(disposition_value, defects).get("filename", "")
    name = name or params.get("name", "")
    return Part(
        fields, content_type or default, params, disposition, name, declared=bool(type_value)
    )


def _corrected(value: str) -> str:
    """Return the corrected form of old and broken types: `text`, `html`, `text/`."""
    word = value.split(";")[0].strip().strip("/").lower()
    return {"text": "text/plain", "html": "text/html", "plain": "text/plain"}.get(
        word, "text/plain" if not word else "application/octet-stream"
    )
