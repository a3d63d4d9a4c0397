"""Decoding by declared charsets, also by those that lie."""

from __future__ import annotations

import codecs
import re

from rapport.mail.characters import japanese
from rapport.mail.characters.guessing import guess, is_foreign
from rapport.mail.characters.labels import ISO_2022_JP, NO_CLAIM, NOT_ASCII
from rapport.mail.characters.labels import codec_for as codec_for
from rapport.mail.defects import Defects

_HALVES = re.compile("[\ud800-\udfff]")


_CP1252 = "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
LARGEST_MENDED = 1_000_000  # bytes mended one by one; beyond, what does not fit is replaced


def cp1252(data: bytes) -> str:
    """Return text of windows-1252, reading the five bytes it leaves open as latin-1's controls."""
    return codecs.charmap_decode(data, "strict", _CP1252)[0]


def _one_byte_each(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that do not fit as windows-1252, one by one, losing none."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return cp1252(bad), error.end


codecs.register_error("rapport.cp1252", _one_byte_each)


def decode(data: bytes, label: str | None, defects: Defects, hint: str | None = None) -> str:
    """Return the text of `data`; never raises and never drops a byte silently.

    `label` is the declared charset; `hint` one that another place in the same mail declares, tried
    before guessing. The text never has half a surrogate pair, which could be neither stored nor
    sent.
    """
    text = _decode(data, label, defects, hint)
    # UTF-7 and UTF-16 can encode one half alone.
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def _decode(data: bytes, label: str | None, defects: Defects, hint: str | None) -> str:
    codec = codec_for(label) if label else None
    if label and codec is None and label.strip().lower() not in NO_CLAIM:
        defects.add(f"unknown charset {label.strip()[:40]!r}")
    if data.isascii() and codec not in NOT_ASCII:
        return _ascii(data, codec)
    if codec is None or codec == "utf-8":
        return _utf8_or_other(data, codec, defects, hint)
    return _declared(data, codec, defects)


def _ascii(data: bytes, codec: str | None) -> str:
    if b"\x1b$" in data or b"\x1b(" in data:
        return japanese.decode(data)
    if codec and codec.startswith("utf-16") and b"\0" in data:
        return data.decode(codec, "replace").replace("\0", "")
    return data.decode("ascii")


def _utf8_or_other(data: bytes, codec: str | None, defects: Defects, hint: str | None) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        pass
    if codec == "utf-8" and _mostly_utf8(data):
        defects.add("bytes that are not UTF-8 in a part that says it is")
        return data.decode("utf-8", _lenient(data))
    defects.add("8-bit text without a usable charset")
    return _guessed(data, codec_for(hint) if hint else None)


def _guessed(data: bytes, hinted: str | None) -> str:
    """Return text by another charset that the mail declares, if it fits; otherwise by a guess."""
    if hinted == ISO_2022_JP:
        hinted = "cp932"
    if hinted and hinted not in ("utf-8", "cp1252"):
        try:
            return data.decode(hinted, "strict")
        except UnicodeDecodeError:
            pass
    guessed = guess(data)
    return cp1252(data) if guessed == "cp1252" else data.decode(guessed, _lenient(data))


def _lenient(data: bytes) -> str:
    return "rapport.cp1252" if len(data) <= LARGEST_MENDED else "replace"


_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]+")


def _mostly_utf8(data: bytes) -> bool:
    sample = data[:100_000]
    good = sum(len(found) for found in _UTF8_SEQUENCE.findall(sample))
    high = sum(len(found) for found in _HIGH.findall(sample))
    return good * 2 > high


def _declared(data: bytes, codec: str, defects: Defects) -> str:
    if codec == ISO_2022_JP:
        return japanese.decode(data)
    if codec.startswith("utf-16") and not _is_utf16(data):
        defects.add("says UTF-16 and is not")
        return _utf8_or_other(data, None, defects, None)
    if not codec.startswith("utf") and _is_surely_utf8(data):
        defects.add(f"says {codec} and is UTF-8")
        return data.decode("utf-8")
    if other := _rather(data, codec):
        defects.add(f"says {codec} and is {other}")
        codec = other
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        if codec == "cp1252":
            return cp1252(data)
        defects.add(f"bytes that are not {codec} in a part that says it is")
    windows = _WINDOWS_OF.get(codec.removeprefix("iso8859-"), "utf-8")
    try:
        return data.decode(windows)
    except UnicodeDecodeError:
        return data.decode(codec, _lenient(data) if codec.startswith("cp125") else "replace")


def _is_utf16(data: bytes) -> bool:
    """Return whether it may be: text without any ASCII character has no zero byte, either."""
    if b"\0" in data[:200]:
        return True
    ascii_letters = sum(chr(byte).isalpha() for byte in data[:200] if byte < 128)
    return len(data) % 2 == 0 and not _is_surely_utf8(data) and ascii_letters * 2 < len(data[:200])


def _rather(data: bytes, codec: str) -> str | None:
    """Return the charset that is meant: programs name a plainer one than they use."""
    if codec.startswith("iso8859") and _CONTROLS.search(data):
        return _WINDOWS_OF.get(codec.removeprefix("iso8859-"))
    if (codec == "cp1252" or codec in _CYRILLIC) and is_foreign(data):
        found = guess(data)
        # More letters beyond ASCII than within: no language that windows-1252 is for.
        if codec == "cp1252":
            return found if found not in _LATIN else None
        return found if _CYRILLIC.get(found, _CYRILLIC[codec]) != _CYRILLIC[codec] else None
    return None


_LATIN = frozenset(("cp1250", "cp1252", "cp1254", "cp1257", "iso8859-2", "iso8859-16"))
# Charsets of one alphabet, whose letters are at the same places in the last two.
_CYRILLIC = {"cp1251": 1, "iso8859-5": 2, "cp866": 3, "koi8_r": 4, "koi8-r": 4}
_CYRILLIC |= {"koi8_u": 4, "koi8-u": 4}
# The bytes that ISO 8859 leaves to controls, and Windows gives letters and quotes.
_CONTROLS = re.compile(rb"[\x80-\x84\x86-\x9f]")
_WINDOWS_OF = {"2": "cp1250", "4": "cp1257", "5": "cp1251", "6": "cp1256", "7": "cp1253"}
_WINDOWS_OF |= {"8": "cp1255", "13": "cp1257", "15": "cp1252", "16": "cp1250"}


def _is_surely_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(_UTF8_SEQUENCE.findall(data[:10_000])) > 0
