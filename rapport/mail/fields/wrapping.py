"""Marks that mail programs put around addresses and names.

Paired apostrophes and quotes, brackets of any kind, `mailto:`, dots and semicolons at the end,
spaces within: whoever is written so is the same person as without.
"""

from __future__ import annotations

import re

from rapport.mail import spotting
from rapport.mail.defects import Defects
from rapport.mail.fields import encoded_words

MOST_ROUNDS = 20  # of taking marks off a name, one pair at a time

# The address as it is nearly always: nothing to take off.
_PLAIN = re.compile(r"[a-z0-9_+][\w.%+=-]*+@[a-z0-9][a-z0-9.-]*[a-z0-9]", re.ASCII | re.IGNORECASE)
_QUOTES = "'\"`´‘’‚‛“”„‟«»‹›"
_INVISIBLE = "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_UNSEEN = re.compile(f"[{_INVISIBLE}\0]")
_BEFORE = f"{_QUOTES}<>[]{{}}(),;: \t\r\n\xa0"
_AFTER = f"{_BEFORE}.\\"
_SCHEME = re.compile(r"(?:mailto|smtp|e-?mail)\s*:", re.IGNORECASE)
# Each run of spaces is one before these are asked.
_AT = re.compile(r" ?(?:@+|[(\[{] ?(?:at|@) ?[)\]}]) ?", re.IGNORECASE)
_SPACED_AT = re.compile(r"\w @ ?\w|\w@ \w|@@")
_DOT = re.compile(r" \.(?=\w)|(?<=[\w-])\. (?=\w)")
_SPLIT_DOMAIN = re.compile(r"(@[\w-]{1,63}) \.(?=\w)")
_PLAIN_LOCAL = re.compile(r"\"([\w.%+=-]+)\"@")
_SPACES = re.compile(r"\s+")
_PAIRS = {"'": "'", '"': '"', "`": "`'´`", "‘": "’", "“": "”", "„": "“”", "<": ">", "[": "]"}
_PAIRS |= {"{": "}", "(": ")", "‚": "‘’", "«": "»", "‹": "›", "´": "´"}
_STRAY_BEFORE = ">)]};,:\\ "
_STRAY_AFTER = "<([{;,:\\ "
# An apostrophe may begin or end a name; nobody's begins or ends with half of one of these.
_HALVES = (('"', '"'), ("“", "”"), ("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"))
_EMPTY_PAIR = re.compile(r"<\s*>|\(\s*\)|\[\s*\]|\{\s*\}|\s[.-]$")
# An address, what could not be decoded, and letters of UTF-8 read as windows-1252 ("Ã¼").
_BAD_NAME = re.compile(
    r"[<>\"\ufffd]|=\?|\?=|\w@\w|[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|^[\W_]*$"
)
# An address in other brackets than its own, as programs write it for people.
_OTHERWISE = re.compile(
    r"[\[{](\s*(?:mailto:|smtp:)?[^\[\]{}<>\s\"]{1,300}@[^\[\]{}<>\s\"]+\s*)[\]}]"
)
_ENTITIES = re.compile(r"&lt;([^&<>]{1,400}@[^&<>]{1,400})&gt;", re.IGNORECASE)


def address(text: str, defects: Defects) -> str:
    """Return the address in the text without what is wrapped around it; empty if there is none."""
    if _PLAIN.fullmatch(text):
        return text
    if "=?" in text:
        text = encoded_words.decode(text, defects)
    text = " ".join(_SCHEME.sub("", _UNSEEN.sub("", text)).split())
    if text.startswith("@") and ":" in text:
        text = text.split(":", 1)[1]
    text = _AT.sub("@", _PLAIN_LOCAL.sub(r"\1@", text), count=4)
    if _is_quoted_local(text):
        local, _, domain = text.rpartition('"@')
        start = local.find('"')
        return f'{local[start:]}"@{domain.rstrip(_AFTER)}'
    text = text.lstrip(_BEFORE).rstrip(_AFTER if "@[" not in text else f"{_QUOTES}<>,; .")
    if " " in text:
        defects.add("an address with spaces in it")
        text = _spaceless(text)
    elif "," in text or ";" in text:
        text = spotting.first(text) or ""
    return text if "@" in text.strip("@") else ""


def joined(text: str) -> str:
    """Return text in which no address has spaces around its `@`, or before a dot."""
    if "@" not in text:
        return text
    text = " ".join(text.split())
    text = _AT.sub("@", text) if _SPACED_AT.search(text) else text
    return _SPLIT_DOMAIN.sub(r"\1.", text) if " ." in text else text


def in_brackets(value: str) -> str:
    """Return the value with addresses in brackets of another kind in their own."""
    if "&lt;" in value or "&LT;" in value:
        value = _ENTITIES.sub(r"<\1>", value)
    return _OTHERWISE.sub(r"<\1>", value) if "[" in value or "{" in value else value


def opened(value: str, defects: Defects) -> str:
    """Return a value without an address as it may have been meant.

    Wholly encoded, or with a comment around the address, or before it and never closed.
    """
    whole = encoded_words.decode(value, defects) if "=?" in value else value
    return whole.replace("(", " <" if "<" not in whole else " ").replace(")", "> ")


def between(text: str, places: list[tuple[int, int]]) -> str:
    """Return what stands beside the places."""
    starts = [0, *(end for _start, end in places)]
    ends = [*(start for start, _end in places), len(text)]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def name(text: str) -> str:
    """Return a name on one line without what is wrapped around it, and without halves of pairs."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return _SPACES.sub(" ", text).strip()
    text = _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()
    text = text.replace('\\"', '"').replace("\\,", ",")
    for _round in range(MOST_ROUNDS):
        before = text
        text = _EMPTY_PAIR.sub("", text).lstrip(_STRAY_BEFORE).rstrip(_STRAY_AFTER)
        text = _without_halves(text)
        if len(text) > 1 and _is_pair(text):
            text = text[1:-1].strip()
        if text == before:
            break
    return "" if text in _QUOTES or not text.strip(".-_/|*") else text


def name_beside(text: str, email: str) -> str:
    """Return the name in what stands beside an address; empty if it only repeats the address."""
    if "@" not in text or not email:
        return text
    if address(text, Defects()).lower() == email.lower():
        return ""
    return name(re.sub(f"<?{re.escape(email)}>?", " ", text, flags=re.IGNORECASE))


def is_broken(text: str) -> bool:
    """Return whether a name shows that a program has damaged it, so that a clean one is better."""
    return text.strip() != name(text) or _BAD_NAME.search(text) is not None


def _is_quoted_local(text: str) -> bool:
    return text.count('"@') == 1 and text.lstrip("<'( ").startswith('"')


def _spaceless(text: str) -> str:
    """Return the address within spaces: those beside its dots are part of it, a word before not."""
    mended = _DOT.sub(".", text)
    found = spotting.first(mended) or ""
    if "." not in found.partition("@")[2]:
        local, _at, domain = text.rpartition("@")
        mended = f"{local}@{''.join(domain.split())}"
        found = spotting.first(mended) or ""
    return found


def _is_pair(text: str) -> bool:
    """Return whether the first and the last mark belong together, and enclose everything."""
    if text[-1] not in _PAIRS.get(text[0], ""):
        return False
    inside = text[1:-1]
    return text[0] in _QUOTES or not (text[0] in inside or text[-1] in inside)


def _without_halves(text: str) -> str:
    """Return the text without a mark at an end whose other half is missing."""
    for first, last in _HALVES:
        if first in text and last in text and (first != last or text.count(first) > 1):
            continue
        text = text.removeprefix(first).removesuffix(last).strip()
    return text
