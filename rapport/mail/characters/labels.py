"""Names of charsets in mails, and the codecs that are meant."""

from __future__ import annotations

import codecs
import re
from encodings.aliases import aliases
from functools import lru_cache

ISO_2022_JP = "iso-2022-jp"
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
    "ms-kanji": "cp932",
    "windows-31j": "cp932",
    "cp943c": "cp932",
    "big5": "big5hkscs",
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "macintosh": "mac_roman",
    "koi8": "koi8_r",
    "cp-850": "cp850",
    "visual": "iso8859-8",
}
# Codecs that turn text into text or bytes into bytes; a mail must not choose them.
_NOT_CHARSETS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"}
NO_CLAIM = {"unknown", "unknown-8bit", "x-unknown", "default", "none", "binary", "8bit", "7bit"}
# Codecs whose bytes below 128 are not ASCII's.
NOT_ASCII = frozenset(
    (ISO_2022_JP, "utf-7", "hz", "iso2022_kr", "cp037", "cp273", "cp424", "cp500", "cp875")
) | frozenset(("cp1026", "cp1140"))
_WINDOWS = re.compile(r"(?:windows|win|cp|ms|microsoft-cp|ansi|ibm|ccsid)[-_]?(\d{3,5})")
_ISO = re.compile(r"iso[-_]?8859[-_]?(\d{1,2})(?!\d)")
# A charset within other words: of a locale, a collation, or for people to read.
_WITHIN = re.compile(
    r"utf[-_]?(?:8|7|16(?:[-_]?[lb]e)?|32(?:[-_]?[lb]e)?)(?!\d)|iso[-_]?8859[-_]?\d{1,2}"
    r"|(?:windows|cp)[-_]?12?5\d|koi8[-_]?[rut]?|s(?:hift)?[-_]?jis|euc[-_]?(?:jp|kr|tw|cn)"
    r"|gb[-_]?(?:18030|k|2312)|big[-_]?5|iso[-_]?2022[-_]?(?:jp|kr)|us[-_]?ascii"
)
_MARKS = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=512)
def codec_for(label: str) -> str | None:
    """Return the Python codec for a charset label found in a mail, or None."""
    name = label.strip().strip("\"'").lower().replace("charset=", "")
    name = re.split(r"[;*$:/?]|\s*\(", name)[0].strip().replace(" ", "-")[:60]
    if not name or name in NO_CLAIM:
        return None
    # Private names begin with x-, those of printers (RFC 3808) with cs.
    for each in dict.fromkeys((name, name.removeprefix("x-"), name.removeprefix("cs"))):
        if found := _named(each):
            return found
    within = _WITHIN.search(name)
    return _named(within[0]) if within and within[0] != name else None


def _named(name: str) -> str | None:
    squeezed = _MARKS.sub("", name)
    if squeezed.startswith("iso2022jp"):
        return ISO_2022_JP
    found = _WIDER.get(name) or _WIDER.get(name.replace("_", "-")) or _wider(squeezed)
    return found or _numbered(name) or _known_to_python(name) or _spelt_otherwise(squeezed)


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Return codecs by all their names, without anything but letters and digits."""
    known = {_MARKS.sub("", alias): codec for alias, codec in aliases.items()}
    return {**known, **{_MARKS.sub("", codec): codec for codec in aliases.values()}}


@lru_cache(maxsize=1)
def _squeezed() -> dict[str, str]:
    return {_MARKS.sub("", name): codec for name, codec in _WIDER.items()}


def _wider(squeezed: str) -> str | None:
    return _squeezed().get(squeezed) if not squeezed.isdigit() else None


def _spelt_otherwise(squeezed: str) -> str | None:
    codec = _spellings().get(squeezed) if not squeezed.isdigit() else None
    if codec is None and squeezed.startswith("mac"):
        codec = f"mac_{squeezed[3:]}"
    return _known_to_python(codec) if codec else None


def _numbered(name: str) -> str | None:
    if match := _ISO.match(name):
        return _WIDER.get(f"iso-8859-{int(match[1])}") or _known_to_python(f"iso8859-{match[1]}")
    if match := _WINDOWS.fullmatch(name):
        number = match[1]
        wide = {"936": "gb18030", "65001": "utf-8", "20127": "utf-8", "20866": "koi8_r"}
        wide |= {"21866": "koi8_u", "51949": "cp949", "51932": "euc_jp", "54936": "gb18030"}
        wide |= {
            "28591": "cp1252",
            "28605": "iso8859-15",
            "50220": ISO_2022_JP,
            "10000": "mac_roman",
        }
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
    return _WIDER.get(info.name.replace("_", "-"), info.name)
