"""Declared charsets, their aliases, and charsets that lie."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from rapport.mail.characters import japanese
from rapport.mail.characters.guessing import guess
from rapport.mail.defects import Defects

_WIDER = {
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "ansi-x3.4-1968": "utf-8",
    "646": "utf-8",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "l1": "cp1252",
    "8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "ansi": "cp1252",
    "x-ansi": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "gb2312": "gb18030",
    "gb-2312": "gb18030",
    "gb2312-80": "gb18030",
    "gb-2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "euc-cn": "gb18030",
    "hz-gb-2312": "hz",
    "ks-c-5601-1987": "cp949",
    "ks-c-5601": "cp949",
    "ksc5601": "cp949",
    "ksc-5601": "cp949",
    "ks-c-5601-1989": "cp949",
    "euc-kr": "cp949",
    "korean": "cp949",
    "shift-jis": "cp932",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms-kanji": "cp932",
    "windows-31j": "cp932",
    "cp943c": "cp932",
    "x-euc-jp": "euc_jp",
    "big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "x-unicode-2-0-utf-7": "utf-7",
    "macintosh": "mac_roman",
    "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-greek": "mac_greek",
    "x-mac-turkish": "mac_turkish",
    "x-mac-ce": "mac_latin2",
    "koi8": "koi8_r",
    "cp-850": "cp850",
    "visual": "iso8859-8",
}
# Codecs that turn text into text or bytes into bytes; a mail must not choose them.
_NOT_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"}
_NO_CLAIM = {"unknown", "unknown-8bit", "x-unknown", "default", "none", "binary", "8bit", "7bit"}
_WINDOWS = re.compile(r"(?:x-)?(?:windows|win|cp|ms|microsoft-cp|ansi)[-_]?(\d{3,5})")
_ISO = re.compile(r"(?:x-)?iso[-_]?8859[-_]?(\d{1,2})(?!\d)")
_ISO_2022_JP = "iso-2022-jp"
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


@lru_cache(maxsize=512)
def codec_for(label: str) -> str | None:
    """Return the Python codec for a charset label found in a mail, or None."""
    name = label.strip().strip("\"'").lower().replace("charset=", "")
    name = name.split(";")[0].split("*")[0].split("$")[0].strip().replace(" ", "-")[:60]
    if not name or name in _NO_CLAIM:
        return None
    if name.startswith(_ISO_2022_JP) or name.startswith("csiso2022jp"):
        return _ISO_2022_JP
    found = _WIDER.get(name) or _WIDER.get(name.replace("_", "-"))
    return found or _numbered(name) or _known_to_python(name)


def _numbered(name: str) -> str | None:
    if match := _ISO.match(name):
        return _WIDER.get(f"iso-8859-{int(match[1])}") or _known_to_python(f"iso8859-{match[1]}")
    if match := _WINDOWS.fullmatch(name):
        number = match[1]
        wide = {"936": "gb18030", "950": "big5hkscs", "65001": "utf-8", "20127": "utf-8"}
        return wide.get(number) or _known_to_python(f"cp{number}")
    return None


def _known_to_python(name: str) -> str | None:
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    is_text = getattr(info, "_is_text_encoding", True)
    if not is_text or info.name.replace("-", "_") in _NOT_CHARSETS:
        return None
    return "utf-8" if info.name == "ascii" else info.name


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
    if label and codec is None and label.strip().lower() not in _NO_CLAIM:
        defects.add(f"unknown charset {label.strip()[:40]!r}")
    if data.isascii() and codec not in (_ISO_2022_JP, "utf-7", "hz", "iso2022_kr"):
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
    if hinted == _ISO_2022_JP:
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
    if codec == _ISO_2022_JP:
        return japanese.decode(data)
    if codec.startswith("utf-16") and b"\0" not in data[:200]:
        defects.add("says UTF-16 and is not")
        return _utf8_or_other(data, None, defects, None)
    try:
        if codec.startswith(("cp125", "iso8859", "latin")) and _is_surely_utf8(data):
            defects.add(f"says {codec} and is UTF-8")
            return data.decode("utf-8")
        return data.decode(codec)
    except UnicodeDecodeError:
        if codec == "cp1252":
            return cp1252(data)
        defects.add(f"bytes that are not {codec} in a part that says it is")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(codec, "replace")


def _is_surely_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(_UTF8_SEQUENCE.findall(data[:10_000])) > 0
