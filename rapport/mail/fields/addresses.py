"""Address lists (RFC 5322 §3.4), read leniently.

They are never refused. Structure is found first and words are decoded after, so that a comma
inside an encoded name does not split it. Bounded: at most `MOST` addresses of a field are read.
"""

from __future__ import annotations

import re

from rapport.mail import spotting
from rapport.mail.defects import Defects
from rapport.mail.fields import encoded_words
from rapport.mail.values import Address

MOST = 2_000

# Possessive: nothing here can be read in two ways, so nothing need be tried twice.
_SIMPLE = re.compile(
    r'\s*+(?:"([^"\\<>]*+)"\s*+|([^"<>(),:;@\\]*+))'
    r'<\s*+([^<>\s@,;:"()\\]++@[^<>\s@,;:"()\\]+?)\.?\s*+>\s*+'
)
_BARE = re.compile(r'\s*<?([^<>\s@,;:"()\\\[\]]+@[^<>\s@,;:"()\\\[\]]+?)\.?>?\s*')
# An encoded word is one token: Q words may contain a comma that must not split the list.
_TOKEN = re.compile(
    r'=\?[^?\s]{1,60}\?[bBqQ]\?[^?<>@]{0,2000}\?=|"((?:[^"\\]|\\.)*+)"|<([^<>]{0,1000})>|[,;:()]'
    r'|(?:(?!=\?)[^",;:<()])+|[<"=]',
    re.DOTALL,
)
_DISPLAYED = re.compile(r"([^<>]{0,300}?)<\s*([^<>\s]{1,300}@[^<>\s]{1,300}?)\s*>")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SPACES = re.compile(r"\s+")
_MAILTO = re.compile(r"(?i)^(?:mailto:|smtp:|<)+")


def parse(value: str, defects: Defects) -> tuple[Address, ...]:
    """Return the addresses of one field value (unfolded, words not yet decoded), groups
    flattened.
    """
    value = value.strip()
    if not value:
        return ()
    if simple := _SIMPLE.fullmatch(value):
        name = simple[1] if simple[1] is not None else simple[2]
        return (Address(_name([name], defects), simple[3]),)
    if bare := _BARE.fullmatch(value):
        return (Address("", bare[1]),)
    found = _Reader(defects).read(value)
    if not any(address.email for address in found) and "=?" in value:
        whole = encoded_words.decode(value, defects)
        if "@" in whole and "=?" not in whole:
            found = _Reader(defects).read(whole)
    return tuple(found)


def displayed(value: str) -> tuple[Address, ...]:
    """Return addresses as a client shows them to a person: names contain commas without quotes."""
    text = value.strip()
    if not text:
        return ()
    found: list[Address] = []
    for piece in _DISPLAYED.finditer(text):
        name = _name([piece[1].strip(" ,;")], Defects()) if piece[1] else ""
        email = clean(piece[2], Defects())
        name = name.strip("\"'")
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
        self._reset()

    def _reset(self) -> None:
        self.words: list[str] = []
        self.has_at = False  # whether an "@" is among the words
        self.comments: list[str] = []
        self.angle: str | None = None
        self.quoted = ""  # the last quoted string, as long as nothing followed it

    def read(self, value: str) -> list[Address]:
        depth = 0
        for token in _TOKEN.finditer(value):
            text = token[0]
            if self.quoted and text != self.quoted and not text.startswith("@"):
                self.quoted = ""
            if depth or text == "(":
                depth = self._comment(text, depth)
            elif token[2] is not None:
                self._bracketed(token[2])
            elif token[1] is not None:
                self._word(_ESCAPED.sub(r"\1", token[1]))
                self.quoted = text
            elif text in ",;":
                self._finish()
            elif text == ":":
                self._group()
            elif self.quoted and text.startswith("@"):
                self._quoted_local(text)
            else:
                self._word(text)
            if len(self.found) >= MOST:
                self.defects.add("more addresses than any field has: the rest is left out")
                return self.found
        self._finish()
        return self.found

    def _word(self, text: str) -> None:
        self.words.append(text)
        self.has_at = self.has_at or "@" in text

    def _comment(self, text: str, depth: int) -> int:
        if text == "(":
            self.comments.append("" if not depth else "(")
            return depth + 1
        if text == ")":
            return depth - 1
        self.comments.append(text)
        return depth

    def _bracketed(self, inside: str) -> None:
        if self.angle and "@" in self.angle:
            if "@" not in inside:
                return
            self._finish()
        self.angle = inside

    def _quoted_local(self, domain: str) -> None:
        """Take the quoted string in `"a b"@c.example` as the local part instead of a name."""
        self.words.pop()
        self.angle = self.quoted + domain.strip()

    def _group(self) -> None:
        """Drop the group's name in `Name: a, b;`, which is not a person; `mailto:` is no group."""
        if self.has_at or self.angle:
            self.words.append(":")
        else:
            self._reset()

    def _finish(self) -> None:
        words, angle = self.words, self.angle
        comment = " ".join(" ".join(self.comments).split())
        self._reset()
        if angle is None:
            self._without_brackets(words, comment)
            return
        email = clean(angle, self.defects)
        if not email and not _joined_words(words).strip():
            return
        name = _name(words, self.defects)
        if not email and (spec := spotting.first(name)):
            email, name = spec, name.replace(spec, "").strip()
        self.found.append(Address(name or _name([comment], self.defects), email))

    def _without_brackets(self, words: list[str], comment: str) -> None:
        text = _joined_words(words).strip()
        if not text:
            return
        spec = next(spotting.addresses(text), None)
        if spec is None:
            self.defects.add("an address without an @")
            self.found.append(Address(_name([text, comment], self.defects), ""))
            return
        rest = f"{text[: spec[0]]} {text[spec[1] :]}".strip()
        name = _name([rest or comment], self.defects)
        self.found.append(Address(name, clean(text[spec[0] : spec[1]], self.defects)))


def clean(inside: str, defects: Defects) -> str:
    """Return the address between brackets, without route, `mailto:`, stray spaces and
    a last dot.
    """
    text = _MAILTO.sub("", inside.strip()).strip("<> \t\r\n'")
    if "=?" in text:
        text = encoded_words.decode(text, defects)
    if text.startswith("@") and ":" in text:
        text = text.split(":", 1)[1]
    if text.startswith('"') and '"@' in text:
        local, _, domain = text.rpartition('"@')
        return f'{local}"@{domain.rstrip(".")}'
    if any(mark in text for mark in " \t\r\n,;"):
        defects.add("an address with spaces in it")
        text = spotting.first(text) or ""
    return text.rstrip(".") if "@" in text else ""


def _joined_words(words: list[str]) -> str:
    return "".join(words)


def _name(words: list[str], defects: Defects) -> str:
    text = " ".join(word.strip() for word in words if word.strip())
    if "=?" in text:
        text = encoded_words.decode(text, defects)
    text = _SPACES.sub(" ", text.replace("\0", "")).strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    return text.replace('\\"', '"')
