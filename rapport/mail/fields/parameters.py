"""Parameters of Content-Type and Content-Disposition.

RFC 2045, RFC 2231, and their bad imitations.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from rapport.mail.characters import charsets
from rapport.mail.defects import Defects
from rapport.mail.fields import encoded_words

MOST = 200

_PARAMETER = re.compile(
    r"([^\s=;\"]{1,100}+)\s*+=\s*+(?:\"((?:[^\"\\]|\\.)*+)(?:\"|$)|([^;\"]*))", re.DOTALL
)
_SECTION = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*)?", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TYPE = re.compile(r"\s*([\w!#$&^.+-]{1,80})\s*/\s*([\w!#$&^.+-]{1,80})")


def content_type(value: str) -> str | None:
    """Return `main/sub` in lower case, or None when the value is not a media type."""
    match = _TYPE.match(value)
    return f"{match[1]}/{match[2]}".lower() if match else None


def parse(value: str, defects: Defects) -> dict[str, str]:
    """Return the parameters after the first `;`, by lower-case name, RFC 2231 pieces joined."""
    start = value.find(";")
    if start < 0:
        # "text/plain charset=utf-8" occurs in practice: take anything with a "=".
        start = value.find(" ")
        if start < 0 or "=" not in value:
            return {}
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for count, match in enumerate(_PARAMETER.finditer(value, start)):
        if count >= MOST:
            defects.add("more parameters than any header has")
            break
        raw = match[2] if match[2] is not None else (match[3] or "").strip()
        _sort_in(match[1].lower(), raw, match[2] is not None, plain, pieces)
    for name, parts in pieces.items():
        plain[name] = _joined(parts, defects)
    return {
        name: encoded_words.decode(text, defects) if "=?" in text else text
        for name, text in plain.items()
    }


def _sort_in(
    name: str,
    raw: str,
    quoted: bool,
    plain: dict[str, str],
    pieces: dict[str, list[tuple[int, bool, str]]],
) -> None:
    if "*" in name:
        section = _SECTION.fullmatch(name)
        if section and (section[2] or section[3]):
            number = int(section[2]) if section[2] else 0
            pieces.setdefault(section[1], []).append((number, bool(section[3]), raw))
            return
    # Browsers write file names with single backslashes: keep those that escape nothing.
    text = raw.replace('\\"', '"').replace("\\\\", "\\") if quoted else raw
    plain.setdefault(name, text)


def _joined(parts: list[tuple[int, bool, str]], defects: Defects) -> str:
    """Return RFC 2231 continuations joined in order; the first encoded piece has the charset."""
    charset: str | None = None
    out = bytearray()
    for position, (_, encoded, raw) in enumerate(sorted(parts, key=lambda part: part[0])):
        if encoded:
            if position == 0 and raw.count("'") >= 2:
                charset, _, raw = raw.split("'", 2)
            out += unquote_to_bytes(raw)
        else:
            out += _ESCAPED.sub(r"\1", raw).encode("utf-8", "replace")
    return charsets.decode(bytes(out), charset or None, defects)
