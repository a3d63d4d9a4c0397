"""Files in the text of a mail, between `begin` and `end`."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass

MOST_FILES = 200

_BEGIN = re.compile(rb"^begin [0-7]{3,4} +([^\r\n]{1,255})\r?\n", re.MULTILINE)
_END = re.compile(rb"^end[ \t]{0,20}\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """One file and its place in the bytes."""

    name: bytes
    content: bytes
    start: int
    end: int


def find(data: bytes) -> list[Found]:
    """Return every complete uuencoded file in `data`; a `begin` without encoded lines is plain
    text.
    """
    if b"begin " not in data:
        return []
    found: list[Found] = []
    at = failures = 0
    while len(found) < MOST_FILES and failures < 3 and (begin := _BEGIN.search(data, at)):
        end = _END.search(data, begin.end())
        if end is None:
            break
        content = _lines(data[begin.end() : end.start()])
        at = end.end()
        if content is None:
            at = begin.end()
            failures += 1
            continue
        found.append(Found(begin[1], content, begin.start(), end.end()))
    return found


def decode_whole(data: bytes) -> bytes:
    """Return a part with the transfer encoding uuencode: its one file, or the bytes if there is
    none.
    """
    files = find(data)
    return files[0].content if files else data


def without(data: bytes, files: list[Found]) -> bytes:
    """Return `data` without the files."""
    out, at = [], 0
    for file in files:
        out.append(data[at : file.start])
        at = file.end
    out.append(data[at:])
    return b"".join(out)


def _lines(block: bytes) -> bytes | None:
    out: list[bytes] = []
    for line in block.splitlines():
        if not line.strip():
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some encoders pad the last line wrongly: read as many bytes as it promises.
            wanted = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                out.append(binascii.a2b_uu(line[:wanted]))
            except binascii.Error:
                return None
    return b"".join(out)
