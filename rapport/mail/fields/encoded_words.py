"""Encoded words (RFC 2047) as mail programs really write them.

Accepted beyond the RFC: spaces inside, missing padding, words glued to text or to each other,
a character split over two words, language tags (RFC 2231 §5), and words that are never closed.
"""

from __future__ import annotations

import binascii
import re

from rapport.mail.characters import charsets
from rapport.mail.defects import Defects

# The text may contain a '?' in Q words that break the rule, hence the look-ahead for the real end.
_WORD = re.compile(r"=\? ?([^?\s=\"<>()]{1,40}) ?\? ?([bBqQ]) ?\?((?>(?:[^?]|\?(?!=))*))(?:\?=|$)")
_WHOLE = re.compile(r"=\?[\w.:-]{2,40}\?[bBqQ]\?[^?\s]{1,2000}\?=")
_BASE64_JUNK = re.compile(r"[^A-Za-z0-9+/]")
_HEX_ESCAPE = re.compile(rb"=([0-9A-Fa-f]{2})")


def decode(value: str, defects: Defects) -> str:
    """Return `value` with every encoded word decoded; text between words stays as it is.

    What a program encoded twice is decoded twice.
    """
    once = _decoded(value, defects)
    return _decoded(once, defects) if once is not value and _WHOLE.search(once) else once


def _decoded(value: str, defects: Defects) -> str:
    if "=?" not in value:
        return value
    out: list[str] = []
    at = 0
    pending: list[tuple[str, bytes]] = []
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        if between.strip() or not pending:
            out.append(_flush(pending, defects))
            pending = []
            out.append(between)
        pending.append((word[1], _payload(word[2], word[3])))
        at = word.end()
    out.append(_flush(pending, defects))
    out.append(value[at:])
    return "".join(out)


def _flush(words: list[tuple[str, bytes]], defects: Defects) -> str:
    """Decode neighbouring words of one charset together, so that a split character comes out
    whole.
    """
    out: list[str] = []
    run: list[bytes] = []
    for index, (charset, data) in enumerate(words):
        run.append(data)
        if index + 1 == len(words) or words[index + 1][0].lower() != charset.lower():
            out.append(_text(charset, run, defects))
            run = []
    return "".join(out)


def _text(charset: str, run: list[bytes], defects: Defects) -> str:
    if charsets.codec_for(charset) == "iso-2022-jp":
        return "".join(charsets.decode(data, charset, defects) for data in _shifted(run))
    return charsets.decode(b"".join(run), charset, defects)


def _shifted(run: list[bytes]) -> list[bytes]:
    """Return words of shifted text, each whole.

    A word starts in ASCII again (RFC 2047 §2), so shift states must not leak from one to the next,
    unless a program cut the text anywhere: then it neither shifts back nor again.
    """
    whole: list[bytes] = []
    for data in run:
        last = whole[-1].rpartition(b"\x1b") if whole else (b"", b"", b"")
        if last[1] and not last[2].startswith((b"(B", b"(J")) and not data.startswith(b"\x1b"):
            whole[-1] += data
        else:
            whole.append(data)
    return whole


def _payload(encoding: str, text: str) -> bytes:
    if encoding in "bB":
        return _base64(text)
    data = text.replace("_", " ").encode("utf-8", "surrogateescape")
    return _HEX_ESCAPE.sub(lambda found: bytes((int(found[1], 16),)), data)


def _base64(text: str) -> bytes:
    letters = _BASE64_JUNK.sub("", text)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    try:
        return binascii.a2b_base64(letters + "=" * (-len(letters) % 4))
    except binascii.Error:
        return b""
