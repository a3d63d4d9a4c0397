"""Address lists (RFC 5322 §3.4), read leniently.

They are never refused. Structure is found first and words are decoded after, so that a comma
inside an encoded name does not split it. Bounded: at most `MOST` addresses of a field are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapport.mail import spotting
from rapport.mail.defects import Defects, Limit
from rapport.mail.fields import encoded_words, wrapping
from rapport.mail.values import Address

MOST = 2_000
# A name that was cut at its commas has no more pieces: "Lunt, Bea, Dr."
MOST_PIECES = 3

# Possessive: nothing here can be read in two ways, so nothing need be tried twice.
_SIMPLE = re.compile(
    r'\s*+(?:"([^"\\<>]*+)"\s*+|([^"<>(),:;@\\\[\]{}]*+))'
    r'<\s*+([^<>\s@,;:"()\\\[\]{}]++@[^<>\s@,;:"()\\\[\]{}]+?)\.?\s*+>\s*+'
)
_BARE = re.compile(r'\s*<?([^<>\s@,;:"()\\\[\]{}]+@[^<>\s@,;:"()\\\[\]{}]+?)\.?>?\s*')
# An encoded word is one token: Q words may contain a comma that must not split the list. A
# bracket that nothing closes ends at the next separator. Quotes that nothing closes are looked
# for once, or each of them would be read to the end.
_QUOTED = r'"((?:[^"\\]|\\.)*+)"'
_UNQUOTED = r'"((?!))'
_TOKENS = (
    r"=\? ?[^?\s]{1,60} ?\? ?[bBqQ] ?\?[^?<>@]{0,2000}\?=|%s|<([^<>]{0,1000})>"
    r'|<([^<>,;"]{0,1000})(?=[,;<]|$)|[,;:()]|(?:(?!=\?)[^",;:<()])+|[<"=]'
)
_TOKEN = re.compile(_TOKENS % _QUOTED, re.DOTALL)
_TOKEN_BEHIND_QUOTES = re.compile(_TOKENS % _UNQUOTED, re.DOTALL)
_CLOSING_QUOTE = re.compile(r'(?<!\\)(?:\\\\)*+"')
_DISPLAYED = re.compile(r"([^<>]{0,300}?)<\s*([^<>\s]{1,300}@[^<>\s]{1,300}?)\s*>")
# What keyboards of other scripts write around an address, or in it.
_WIDE_BRACKETS = re.compile(r"[＜‹〈《<]([^＜‹〈《<＞›〉》>\s]{1,300})[＞›〉》>]")
_WIDE_AT = re.compile(r"(?<=[\w.+-])[＠﹫](?=[\w-])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SCHEME = re.compile(r"(?:^|\s)(?:mailto|smtp|e-?mail)\s*$", re.IGNORECASE)


def parse(value: str, defects: Defects) -> tuple[Address, ...]:
    """Return the addresses of one field value (unfolded, words not yet decoded), groups
    flattened.
    """
    value = value.strip()
    if not value:
        return ()
    if not value.isascii():
        value = _WIDE_AT.sub("@", _WIDE_BRACKETS.sub(r"<\1>", value))
    if simple := _SIMPLE.fullmatch(value):
        name = simple[1] if simple[1] is not None else simple[2]
        return (Address(_name([name], defects), wrapping.address(simple[3], defects)),)
    if bare := _BARE.fullmatch(value):
        return (Address("", wrapping.address(bare[1], defects)),)
    found = _Reader(defects).read(wrapping.in_brackets(value))
    if not any(address.email for address in found):
        found = _Reader(defects).read(wrapping.opened(value, defects)) or found
    return tuple(found)


def displayed(value: str) -> tuple[Address, ...]:
    """Return addresses as a client shows them to a person: names contain commas without quotes."""
    text = value.strip()
    if not text:
        return ()
    found: list[Address] = []
    for piece in _DISPLAYED.finditer(text):
        name = _name([piece[1].strip(" ,;")], Defects()) if piece[1] else ""
        email = wrapping.address(piece[2], Defects())
        if email:
            found.append(Address("" if name.lower() == email.lower() else name, email))
    if found:
        rest = text[last_end(text) :]
        return (*found, *(Address("", text_) for text_ in _bare(rest)))
    bare = [Address("", email) for email in _bare(text)]
    return tuple(bare) or (Address(_name([text], Defects()), ""),)


def last_end(text: str) -> int:
    """Return where the last bracketed address ends."""
    return text.rfind(">") + 1


def _bare(text: str) -> list[str]:
    return [text[start:end] for start, end in spotting.addresses(text)]


class _Reader:
    """One pass over the tokens, collecting words, comments and the bracketed address."""

    def __init__(self, defects: Defects) -> None:
        self.defects = defects
        self.found: list[Address] = []
        self.pieces: list[str] = []  # of a name without an address, up to the last comma
        self._reset()

    def _reset(self) -> None:
        self.words: list[str] = []
        self.has_at = False  # whether an "@" is among the words
        self.comments: list[str] = []
        self.angle: str | None = None
        self.before = 0  # how many of the words stand before the bracketed address
        self.quoted = ""  # the last quoted string, as long as nothing followed it

    def read(self, value: str) -> list[Address]:
        depth = 0
        last_separator = max(value.rfind(";"), value.rfind(","))
        end_of_text = len(value.rstrip())
        for token in _tokens(value):
            text = token[0]
            if self.quoted and text != self.quoted and not text.startswith("@"):
                self.quoted = ""
            if depth or text == "(":
                depth = self._comment(text, depth)
            elif token[2] is not None or token[3] is not None:
                self._bracketed(token[2] or token[3] or "")
            elif token[1] is not None:
                self._word(_ESCAPED.sub(r"\1", token[1]))
                self.quoted = text
            elif text in ",;":
                self._finish(ends=text == ";")
            elif text == ":":
                is_followed = last_separator >= token.end() or token.end() >= end_of_text
                self._group(is_followed=is_followed)
            elif self.quoted and text.startswith("@"):
                self._quoted_local(text)
            else:
                self._word(text)
            if len(self.found) >= MOST:
                left_out = "more addresses than any field has: the rest is left out"
                self.defects.add(left_out, Limit.HEADER)
                return self.found
        self._finish(ends=True)
        return self.found

    def _word(self, text: str) -> None:
        self.words.append(text)
        self.has_at = self.has_at or "@" in text

    def _comment(self, text: str, depth: int) -> int:
        if text == "(":
            self.comments.append("(" if depth else " ")
            return depth + 1
        if text == ")" and depth == 1:
            return 0
        self.comments.append(text)
        return depth - 1 if text == ")" else depth

    def _bracketed(self, inside: str) -> None:
        if self.angle and "@" in self.angle:
            if "@" not in inside:
                return
            following = self.words[self.before :]
            self.words = self.words[: self.before] or following
            self._finish(ends=False)
            self.words = following if following is not self.words else []
        self.angle = inside
        self.before = len(self.words)

    def _quoted_local(self, domain: str) -> None:
        """Take the quoted string in `"a b"@c.example` as the local part instead of a name."""
        self.words.pop()
        self.angle = self.quoted + domain.strip()

    def _group(self, *, is_followed: bool) -> None:
        """Drop the group's name in `Name: a, b;`, which is not a person; `mailto:` is no group.

        `is_followed`: a separator or the end follows the colon.
        """
        if self.words and _SCHEME.search(self.words[-1]):
            self.words[-1] = _SCHEME.sub(" ", self.words[-1])
        elif self.has_at or self.angle or not is_followed:
            self.words.append(":")
        else:
            self._reset()

    def _finish(self, *, ends: bool) -> None:
        """Take what stands before a separator; after one that `ends`, no name goes on."""
        words, angle = self.words, self.angle
        comment = "".join(self.comments).strip()
        self._reset()
        if angle is not None:
            self._with_brackets(words, angle, comment)
        else:
            self._without_brackets(words, comment)
        if ends:
            self._nameless_pieces()

    def _with_brackets(self, words: list[str], angle: str, comment: str) -> None:
        email = wrapping.address(angle, self.defects)
        if not email and not "".join(words).strip():
            return
        if not email and (spec := spotting.first("".join(words))):
            words = ["".join(words).replace(spec, " ")]
            email = spec
        if not email:
            self.pieces.append("".join(words).strip())
            return
        self._add(words, comment, email)
        for other in _bare(angle)[1:] if "," in angle or ";" in angle else ():
            self.found.append(Address("", other))

    def _without_brackets(self, words: list[str], comment: str) -> None:
        text = wrapping.joined("".join(words).strip())
        if not text and not (text := spotting.first(comment) or ""):
            return
        places = list(spotting.addresses(text))
        if not places and (spec := spotting.first(comment)):
            self._add([text], "", wrapping.address(spec, self.defects))
            return
        if not places:
            self.pieces.append(f"{text} ({comment})" if comment else text)
            return
        start, end = places[0]
        rest = f"{text[:start]} {text[end:]}".strip()
        several = [text[each[0] : each[1]] for each in places]
        if len(several) > 1 and not wrapping.name(wrapping.between(text, places)):
            rest, comment = "", ""
            self.found += [Address("", wrapping.address(one, self.defects)) for one in several[:-1]]
            text, start, end = several[-1], 0, len(several[-1])
        self._add([rest], comment, wrapping.address(text[start:end], self.defects))

    def _add(self, words: list[str], comment: str, email: str) -> None:
        """Add an address, whose name has been cut at its commas if nobody had quoted it."""
        pieces, self.pieces = self.pieces, []
        if len(pieces) <= MOST_PIECES:
            words = [*(f"{piece}, " for piece in pieces), *words]
        else:
            self.pieces = pieces
            self._nameless_pieces()
        name = _name(words, self.defects)
        self.found.append(Address(name or _name([comment], self.defects), email))

    def _nameless_pieces(self) -> None:
        """Add names without an address as what they are."""
        for piece in self.pieces:
            self.defects.add("an address without an @")
            self.found.append(Address(_name([piece], self.defects), ""))
        self.pieces = []


def _tokens(value: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a field; no quoted string begins at or behind the last closing quote."""
    last = at = 0
    if '"' in value:
        for quote in _CLOSING_QUOTE.finditer(value):
            last = quote.end() - 1
    while at < len(value):
        pattern = _TOKEN if at < last else _TOKEN_BEHIND_QUOTES
        token = pattern.match(value, at)
        if token is None:
            return
        yield token
        at = token.end()


def _name(words: list[str], defects: Defects) -> str:
    text = "".join(words).strip()
    if "=?" in text:
        text = encoded_words.decode(text, defects)
    return wrapping.name(text)
