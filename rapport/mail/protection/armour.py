"""PGP's ASCII armour in the text of a mail.

RFC 9580 §6, §7: its place and its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["signed", "message"]

MOST_BLOCKS = 20

_BEGIN = re.compile(rb"^-----BEGIN PGP (SIGNED MESSAGE|MESSAGE)-----[ \t]*\r?$", re.MULTILINE)
_SIGNATURE = re.compile(rb"^-----BEGIN PGP SIGNATURE-----[ \t]*\r?$", re.MULTILINE)
_END_SIGNATURE = re.compile(rb"^-----END PGP SIGNATURE-----[ \t]*\r?$", re.MULTILINE)
_END_MESSAGE = re.compile(rb"^-----END PGP MESSAGE-----[ \t]*\r?$", re.MULTILINE)
_BLANK = re.compile(rb"\n[ \t]*\r?\n")
_DASHED = re.compile(rb"^- ", re.MULTILINE)
_CHARSET = re.compile(rb"^Charset:[ \t]*([\w.:+-]{1,60})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """One armoured block at `start` to `end`. ``words`` are the readable ones of a signed block."""

    kind: Kind
    start: int
    end: int
    whole: bytes
    words: bytes = b""
    signature: bytes = b""


def may_be_in(content: bytes) -> bool:
    """Return whether it is worth looking for blocks."""
    return b"-----BEGIN PGP " in content


def find(content: bytes) -> Iterator[Block]:
    """Yield the blocks that begin at the start of a line: quoted ones are somebody else's."""
    at = 0
    for _ in range(MOST_BLOCKS):
        begin = _BEGIN.search(content, at)
        if begin is None:
            return
        signed = begin[1] == b"SIGNED MESSAGE"
        block = _signed(content, begin) if signed else _message(content, begin)
        if block is None:
            return
        yield block
        at = block.end


def charset(block: bytes) -> str:
    """Return the charset in the armour's own headers, empty when there is none."""
    head = _BLANK.split(block, maxsplit=1)[0]
    found = _CHARSET.search(head)
    return found[1].decode("ascii") if found else ""


def _signed(content: bytes, begin: re.Match[bytes]) -> Block | None:
    signature = _SIGNATURE.search(content, begin.end())
    blank = _BLANK.search(content, begin.end())
    if signature is None or blank is None or blank.start() > signature.start():
        return None
    end = _END_SIGNATURE.search(content, signature.end())
    if end is None:
        return None
    words = _DASHED.sub(b"", content[blank.end() : signature.start()])
    return Block(
        "signed",
        begin.start(),
        end.end(),
        content[begin.start() : end.end()],
        words.rstrip(b"\r\n") + b"\n",
        content[signature.start() : end.end()],
    )


def _message(content: bytes, begin: re.Match[bytes]) -> Block | None:
    end = _END_MESSAGE.search(content, begin.end())
    if end is None:
        return None
    return Block("message", begin.start(), end.end(), content[begin.start() : end.end()])
