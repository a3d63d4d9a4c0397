"""Mutations of mails: headers, boundaries, charsets, encodings, nesting, lines, bytes.

A mutation takes a mail, a random source and all the mails, and returns another mail. It knows
where headers, delimiters and encoded lines are, so that most of its mails get far into the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]

LARGEST = 400_000  # bytes of a mutated mail

_HEADER = re.compile(rb"^[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n){0,20}", re.MULTILINE)
_DELIMITER = re.compile(rb"^--[^\n]{1,120}\n", re.MULTILINE)
_BOUNDARY = re.compile(rb'boundary="?([^"\s;]{1,100})', re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[^\s;]{1,40}", re.IGNORECASE)
_ENCODING = re.compile(rb"(?i)content-transfer-encoding:[^\n]*\n")
_BASE64 = re.compile(rb"^[A-Za-z0-9+/=]{40,76}\r?\n", re.MULTILINE)
_CHARSETS = (
    *(b"utf-8", b"utf-16", b"utf-7", b"us-ascii", b"iso-2022-jp", b"gb2312", b"big5", b"euc-kr"),
    *(b"windows-1252", b"koi8-r", b"unknown-8bit", b'""', b"x" * 300, b"hz-gb-2312", b"shift_jis"),
    *(b"idna", b"punycode", b"rot13", b"base64", b"unicode_escape", b"utf-32", b"utf8'en'"),
)
_ENCODINGS = (b"base64", b"quoted-printable", b"7bit", b"8bit", b"binary", b"x-uuencode", b"x", b"")
_TOKENS = (
    *(b"\x00", b"\r", b"\n", b"\r\n\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b$B", b"\x1b(B"),
    *(b"=?utf-8?B?", b"=?utf-8?Q?=?=", b"=?", b"?=", b"=", b"=\r", b"=ZZ", b"&#x110000;", b"&#0;"),
    *(b"<", b">", b"<!--", b"<![CDATA[", b"<script>", b"<style>", b"</div>", b"<a href='", b'"'),
    *(b"(", b")", b",", b";", b":", b"@", b"<@", b"[", b"\\", b"'", b"*0*=utf-8''%", b"%ZZ"),
    *(b"begin 644 x\n", b"end\n", b"\x78\x9f\x3e\x22", b"BEGIN:VEVENT\n", b"Status: 5.1.1\n"),
    *("\u202e".encode(), "\u2066".encode(), "é".encode(), "İ".encode(), "ﬀ".encode(), b"\xed\xa0"),
)
_LINES = (
    *(b"On Tue, 4 May 2021 at 10:12, Ben <ben@desk.example> wrote:\n", b"> quoted\n", b">" * 60),
    *(b"-----Original Message-----\n", b"---------- Forwarded message ---------\n", b"-- \n"),
    *(b"From: Ben <ben@desk.example>\n", b"Sent: Tuesday\n", b"To: Dora\n", b"Subject: x\n"),
    *(b"Sent from my iPhone\n", b"________________________________\n", b"Kind regards\nDora\n"),
    *(b"Von: Ben\nGesendet: heute\nAn: Dora\nBetreff: x\n", "差出人: 田中\n".encode()),
    *(b"##- Please type your reply above this line -##\n", b"550 5.1.1 <a@b.example>: unknown\n"),
)
_TAGS = (b"<div>", b"<blockquote>", b"<table><tr><td>", b"<p ", b"<b><i>", b'<img alt="', b"<ul>")


def _place(raw: bytes, chance: Random) -> int:
    return chance.randrange(len(raw) + 1)


def _one(found: Sequence[re.Match[bytes]], chance: Random) -> re.Match[bytes] | None:
    return chance.choice(found) if found else None


def _found(pattern: re.Pattern[bytes], raw: bytes) -> list[re.Match[bytes]]:
    return [match for match, _ in zip(pattern.finditer(raw), range(200), strict=False)]


def _replaced(raw: bytes, match: re.Match[bytes] | None, by: bytes) -> bytes:
    return raw if match is None else raw[: match.start()] + by + raw[match.end() :]


def flip_bytes(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.randint(1, 30) if raw else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_out(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    start = _place(raw, chance)
    return raw[:start] + raw[start + chance.randint(1, 300) :]


def cut_off(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    return raw[: _place(raw, chance)]


def repeat_piece(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    start = _place(raw, chance)
    piece = raw[start : start + chance.randint(1, 400)]
    return raw[:start] + piece * chance.randint(2, 40) + raw[start:]


def put_tokens(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    for _ in range(chance.randint(1, 8)):
        at = _place(raw, chance)
        raw = raw[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 1, 2, 50)) + raw[at:]
    return raw


def repeat_header(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    match = _one(_found(_HEADER, raw), chance)
    return _replaced(raw, match, match[0] * chance.choice((2, 3, 200))) if match else raw


def fold_header(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    match = _one(_found(_HEADER, raw), chance)
    if match is None:
        return raw
    at = chance.randrange(len(match[0]))
    fold = chance.choice((b"\n ", b"\r\n\t", b"\n \n ", b"\r ", b"\n"))
    return _replaced(raw, match, match[0][:at] + fold + match[0][at:])


def cut_header(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    match = _one(_found(_HEADER, raw), chance)
    return _replaced(raw, match, match[0][: chance.randrange(len(match[0]))]) if match else raw


def exchange_headers(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    """Return the mail with the value of one header under the name of another."""
    found = _found(_HEADER, raw)
    one, other = _one(found, chance), _one(found, chance)
    if one is None or other is None:
        return raw
    name, _, value = one[0].partition(b":")
    return _replaced(raw, one, name + b":" + (other[0].partition(b":")[2] or value))


def break_boundary(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    match = _one(_found(_DELIMITER, raw), chance)
    if match is None:
        return raw
    line = match[0].rstrip(b"\r\n")
    kinds = (line[:-1] + b"\n", line + b"--\n", b" " + line + b"\n", line, b"", b"-" + line + b"\n")
    return _replaced(raw, match, chance.choice(kinds))


def rename_boundary(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    match = _one(_found(_BOUNDARY, raw), chance)
    return _replaced(raw, match, b'boundary="' + chance.choice((b"", b"x", b" ", b"-" * 80)))


def swap_parts(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    match = _one(_found(_BOUNDARY, raw), chance)
    if match is None:
        return raw
    head, *parts = raw.split(b"--" + match[1])
    chance.shuffle(parts)
    return (b"--" + match[1]).join([head, *parts])


def lie_about_charset(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    return _replaced(
        raw, _one(_found(_CHARSET, raw), chance), b"charset=" + chance.choice(_CHARSETS)
    )


def lie_about_encoding(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    field = b"Content-Transfer-Encoding: " + chance.choice(_ENCODINGS) + b"\n"
    match = _one(_found(_ENCODING, raw), chance)
    return _replaced(raw, match, field) if match else field + raw


def break_base64(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    match = _one(_found(_BASE64, raw), chance)
    if match is None:
        return raw
    at = chance.randrange(len(match[0]))
    junk = chance.choice((b"", b"=", b"==", b"!", b"\x80", b"\n\n"))
    return _replaced(raw, match, match[0][:at] + junk + match[0][at + chance.randint(0, 3) :])


def nest(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    """Return the mail inside others, up to deeper than any reader follows."""
    for level in range(chance.choice((1, 1, 2, 5, 50))):
        boundary = chance.choice((b"n%d" % level, b"n", b"n" * level))
        kind = chance.choice(
            (b"mixed", b"alternative", b"related", b"digest", b"signed", b"report")
        )
        inner = chance.choice((b"Content-Type: message/rfc822\n\n", b""))
        raw = (
            (b"Content-Type: multipart/" + kind + b"; boundary=" + boundary + b"\n\n--" + boundary)
            + (b"\n" + inner + raw + b"\n--" + boundary)
            + chance.choice((b"--\n", b"\n", b""))
        )
    return raw


def splice(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    other = chance.choice(all_)
    if chance.random() < 0.5:
        return raw.partition(b"\n\n")[0] + b"\n\n" + other.partition(b"\n\n")[2]
    return raw[: _place(raw, chance)] + other[_place(other, chance) :]


def make_huge_line(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    at = _place(raw, chance)
    piece = raw[at : at + chance.randint(1, 40)].replace(b"\n", b"") or b"x"
    return raw[:at] + piece * (chance.choice((2_000, 20_000, 100_000)) // len(piece)) + raw[at:]


def change_line_ends(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    end = chance.choice((b"\r\n", b"\r", b"\r\r\n", b"\n\n", b"\n\r", b"\x85", b"\x0b\n"))
    if chance.random() < 0.5:
        return raw.replace(b"\r\n", b"\n").replace(b"\n", end)
    at = _place(raw, chance)
    return raw[:at] + raw[at:].replace(b"\n", end)


def put_lines(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    """Return the mail with lines that mark replies, forwards and reports, anywhere in the body."""
    lines = raw.split(b"\n")
    for _ in range(chance.randint(1, 12)):
        times = chance.choice((1, 1, 1, 30))
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(_LINES) * times)
    return b"\n".join(lines)


def quote_lines(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    head, _, body = raw.partition(b"\n\n")
    mark = chance.choice((b"> ", b">", b"| ", b">>>> ", b"Ben> "))
    quoted = (mark + line if chance.random() < 0.7 else line for line in body.split(b"\n"))
    return head + b"\n\n" + b"\n".join(quoted)


def put_tags(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    at = _place(raw, chance)
    return raw[:at] + chance.choice(_TAGS) * chance.choice((1, 3, 500, 5_000)) + raw[at:]


def put_raw_letters(raw: bytes, chance: Random, all_: Sequence[bytes]) -> bytes:
    """Return the mail with bytes above 127 in the headers."""
    match = _one(_found(_HEADER, raw), chance)
    if match is None:
        return raw
    at = chance.randrange(len(match[0]))
    letters = bytes(chance.randrange(128, 256) for _ in range(chance.randint(1, 20)))
    return _replaced(raw, match, match[0][:at] + letters + match[0][at:])


ALL: tuple[Mutation, ...] = (
    *(flip_bytes, cut_out, cut_off, repeat_piece, put_tokens, repeat_header, fold_header),
    *(cut_header, exchange_headers, break_boundary, rename_boundary, swap_parts),
    *(lie_about_charset, lie_about_encoding, break_base64, nest, splice, make_huge_line),
    *(change_line_ends, put_lines, quote_lines, put_tags, put_raw_letters),
)


def mutated(seeds: Sequence[bytes], seed: int, number: int) -> tuple[bytes, list[str]]:
    """Return mail `number` of a run, always the same, and the names of its mutations."""
    chance = Random(f"{seed}/{number}")
    raw = chance.choice(seeds)
    done = []
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 6))):
        mutation = chance.choice(ALL)
        raw = mutation(raw, chance, seeds)[:LARGEST]
        done.append(mutation.__name__)
    return raw, done
