"""ISO-2022-JP as mails use it, with vendor characters.

With half-width kana, NEC and IBM extensions, and missing escapes. Python's own codecs refuse
these, so each double-byte run is moved to Shift-JIS by the arithmetic of JIS X 0208 and read as
cp932, which knows the vendor characters.
"""

from __future__ import annotations

import re

from rapport.mail.characters.guessing import guess

LARGEST = 1_000_000  # bytes moved pair by pair; a larger text goes through the stock codec

_RUN = re.compile(rb"\x1b(\$\(?[@BDA]|\([BJIH])([^\x1b]*)")
# Escapes of later editions, each with the codec that knows it.
_CODECS = {
    **dict.fromkeys((b"\x1b$(O", b"\x1b$(P"), "iso2022_jp_3"),
    **dict.fromkeys((b"\x1b$(Q",), "iso2022_jp_2004"),
    **dict.fromkeys((b"\x1b$(C", b"\x1b.A", b"\x1b.F"), "iso2022_jp_2"),
}
_NEWER = re.compile(b"|".join(map(re.escape, _CODECS)))


def decode(data: bytes) -> str:
    """Return the text of ISO-2022-JP bytes, U+FFFD for invalid ones; plain 8-bit is
    read as cp932.
    """
    if len(data) > LARGEST:
        return data.decode("iso2022_jp_ext", "replace")
    if newer := _NEWER.search(data):
        return data.decode(_CODECS[newer[0]], "replace")
    first = data.find(b"\x1b")
    if first < 0:
        return _plain(data)
    out = [_plain(data[:first])]
    at = first
    for run in _RUN.finditer(data, first):
        if run.start() > at:
            out.append(_plain(data[at : run.start()]))
        out.append(_segment(run[1], run[2]))
        at = run.end()
    out.append(_plain(data[at:]))
    return "".join(out)


def _plain(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        codec = "euc_jp" if guess(data) == "euc_jp" else "cp932"
        return data.decode(codec, "replace")


def _segment(escape: bytes, data: bytes) -> str:
    if escape == b"(I":
        return bytes(b | 0x80 if 0x21 <= b <= 0x5F else b for b in data).decode("cp932", "replace")
    if escape == b"$(D":
        return _jis_x_0212(data)
    if escape == b"$A":
        return bytes(b | 0x80 if b > 0x20 else b for b in data).decode("gb18030", "replace")
    if escape.startswith(b"$"):
        return _double(data).decode("cp932", "replace")
    return _plain(data)


def _jis_x_0212(data: bytes) -> str:
    pairs = (data[i : i + 2] for i in range(0, len(data) - 1, 2))
    euc = b"".join(b"\x8f" + bytes(b | 0x80 for b in pair) for pair in pairs)
    return euc.decode("euc_jp", "replace")


def _double(data: bytes) -> bytes:
    """Return JIS X 0208 pairs as Shift-JIS; line ends and stray controls stay."""
    out = bytearray()
    at, size = 0, len(data)
    while at < size:
        high = data[at]
        if high < 0x21 or high > 0x7E or at + 1 >= size or not 0x21 <= data[at + 1] <= 0x7E:
            out.append(high)
            at += 1
            continue
        low = data[at + 1]
        out.append(((high + 1) >> 1) + (0x70 if high < 0x5F else 0xB0))
        if high & 1:
            out.append(low + (0x1F if low < 0x60 else 0x20))
        else:
            out.append(low + 0x7E)
        at += 2
    return bytes(out)
