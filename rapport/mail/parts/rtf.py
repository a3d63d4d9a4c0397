"""RTF from winmail.dat, unpacked and read as text or HTML.

Compressed by MS-OXRTFCP. Outlook wraps HTML into RTF (MS-OXRTFEX); it is taken out unchanged.
Other RTF yields its text.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field

LARGEST = 5_000_000  # bytes unpacked
DEEPEST = 500

_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)"
)
# Groups without words of the body.
_SILENT = frozenset(
    (
        b"fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl "
        b"footerr ftnsep listtable listoverridetable rsidtbl generator themedata datastore "
        b"latentstyles xmlnstbl fldinst mhtmltag"
    ).split()
)
_SIGNS = {
    b"par": "\n",
    b"line": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"row": "\n",
    b"tab": "\t",
    b"cell": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an RTF body: HTML if it wraps some, else text."""

    text: str = ""
    html: str | None = None


def unpack(packed: bytes) -> bytes:
    """Return unpacked RTF, bounded; ValueError when it is not compressed RTF."""
    if len(packed) < 16:
        raise ValueError("no RTF")
    _size, raw_size, kind, _crc = struct.unpack_from("<IIII", packed)
    if kind == _PLAIN:
        return packed[16 : 16 + min(raw_size, LARGEST)]
    if kind != _PACKED:
        raise ValueError("no compressed RTF")
    return _unpacked(packed, min(raw_size, LARGEST))


def _unpacked(packed: bytes, limit: int) -> bytes:
    """Unpack by MS-OXRTFCP §2.2: a ring of 4,096 bytes; references of 12 bits of place, 4 of
    length.
    """
    ring = bytearray(_START.ljust(4096, b"\0"))
    write = len(_START)
    out = bytearray()
    at = 16
    while at < len(packed) and len(out) < limit:
        control = packed[at]
        at += 1
        for bit in range(8):
            if at >= len(packed) or len(out) >= limit:
                break
            if not control >> bit & 1:
                taken = packed[at : at + 1]
                at += 1
            else:
                if at + 1 >= len(packed):
                    return bytes(out)
                place = packed[at] << 4 | packed[at + 1] >> 4
                length = (packed[at + 1] & 15) + 2
                at += 2
                if place == write:
                    return bytes(out)
                taken = b""
                for step in range(length):
                    byte = ring[(place + step) % 4096]
                    taken += bytes((byte,))
                    ring[write] = byte
                    write = (write + 1) % 4096
                out += taken
                continue
            ring[write] = taken[0]
            write = (write + 1) % 4096
            out += taken
    return bytes(out)


@dataclass(slots=True)
class _Group:
    """The state that a brace saves."""

    silent: bool = False
    in_tag: bool = False
    hidden: bool = False  # \htmlrtf: words that only RTF readers show
    skip: int = 1  # characters that stand in for one of Unicode


@dataclass(slots=True)
class _Reader:
    """A pass over the tokens of one document."""

    wraps_html: bool
    codepage: str = "cp1252"
    out: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    to_skip: int = 0
    starred: bool = False

    @property
    def now(self) -> _Group:
        return self.groups[-1]

    def bytes_(self, data: bytes) -> None:
        if self.to_skip:
            data, self.to_skip = data[self.to_skip :], max(0, self.to_skip - len(data))
        if not self.now.silent and not self.now.hidden:
            self.pending += data

    def sign(self, text: str) -> None:
        if not self.now.silent and not self.now.hidden:
            self.flush()
            self.out.append(text)

    def flush(self) -> None:
        if self.pending:
            self.out.append(bytes(self.pending).decode(self.codepage, "replace"))
            self.pending.clear()

    def brace(self, sign: bytes) -> None:
        if sign == b"{":
            if len(self.groups) < DEEPEST:
                now = self.now
                self.groups.append(_Group(now.silent, now.in_tag, now.hidden, now.skip))
        elif len(self.groups) > 1:
            self.groups.pop()
        self.to_skip = 0

    def word(self, name: bytes, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if name == b"ansicpg" and number:
            self.codepage = _codepage(number)
        elif name == b"uc":
            self.now.skip = max(0, min(number or 0, 10))
        elif name == b"u" and number is not None:
            self.sign(_character(number % 65536))
            self.to_skip = self.now.skip
        elif name == b"htmlrtf":
            self.now.hidden = number != 0
        elif name == b"htmltag":
            self.now.in_tag, self.now.silent = True, not self.wraps_html
        elif name in _SILENT or starred:
            self.now.silent = True
        elif name in _SIGNS:
            self.sign(_in_html(name) if self.wraps_html and not self.now.in_tag else _SIGNS[name])

    def text(self) -> str:
        self.flush()
        joined = "".join(self.out)
        # \\u gives halves of what lies beyond the first plane.
        return joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read(rtf: bytes) -> Words:
    """Return the words of an RTF document; empty when it has none."""
    wraps = b"\\fromhtml" in rtf[:2_000]
    reader = _Reader(wraps)
    for token in _TOKEN.finditer(rtf[:LARGEST]):
        word, number, hexed, symbol, brace, plain = token.groups()
        if word:
            reader.word(word, int(number) if number else None)
        elif hexed:
            reader.bytes_(bytes((int(hexed, 16),)))
        elif symbol:
            _symbol(reader, symbol)
        elif brace:
            reader.brace(brace)
        elif plain:
            reader.bytes_(plain)
    text = reader.text().replace("\0", "")
    if wraps:
        return Words(html=text if "<" in text else None)
    return Words(text="\n".join(line.rstrip() for line in text.split("\n")).strip("\n"))


def _symbol(reader: _Reader, symbol: bytes) -> None:
    if symbol == b"*":
        reader.starred = True
    elif symbol in b"\\{}":
        reader.bytes_(symbol)
    elif symbol == b"~":
        reader.sign("\xa0")
    elif symbol == b"_":
        reader.sign("-")


def _in_html(name: bytes) -> str:
    return {b"par": "\r\n", b"line": "\r\n", b"tab": "\t"}.get(name, _SIGNS[name])


def _character(number: int) -> str:
    return chr(number) if number else ""


def _codepage(number: int) -> str:
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
