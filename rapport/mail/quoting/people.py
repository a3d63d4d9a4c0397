"""People in a header block, as mail programs show them."""

from __future__ import annotations

import re

from rapport.mail.fields import addresses
from rapport.mail.values import Address

_EMAIL = r"[^\s<>()\[\],;:\"'|]{1,100}@[^\s<>()\[\],;:\"'|]{1,200}"
# `<a@b<mailto:a@b>>`, `[mailto:a@b]`, `<mailto:a@b>`, `[a@b]`, `(a@b)`: each is `<a@b>`.
_DOUBLED = re.compile(rf"<({_EMAIL})\s?[<\[(]mailto:[^\s<>\[\]()]{{1,300}}[>\])]>?")
_AFTER = re.compile(rf"(<{_EMAIL}>)\s?[(<\[]mailto:[^\s<>\[\]()]{{1,300}}[)>\]]")
_MAILTO = re.compile(rf"[<\[(]\s?(?:mailto:|smtp:)\s?({_EMAIL})[^<>\[\]()]{{0,100}}[>\])]", re.I)
_BRACKETS = re.compile(rf"[\[(]({_EMAIL})[\])]")
_FIRST = re.compile(rf"\s*[\"']?({_EMAIL})[\"']?\s*(?:[,;，；、]\s*|$)")
_TWICE = re.compile(rf"\s*[\"']{{0,2}}({_EMAIL})[\"']{{0,2}}\s*<({_EMAIL})>")
# As Outlook writes after the address.
_ON_BEHALF = re.compile(
    r"[>\])]\s{0,3}(?:on behalf of|im auftrag von|de la part de|en nombre de|em nome de"
    r"|por conta de|per conto di|namens|på vegne av|på vegne af|på uppdrag av|w imieniu"
    r"|jménem|v mene|от имени|від імені|adına|megbízásából|în numele|puolesta)\s([^\n<>@]{2,80})$",
    re.IGNORECASE,
)
_WIDE = str.maketrans({"；": ";", "，": ",", "、": ",", "＜": "<", "＞": ">", "＠": "@"})
_ANGLES = re.compile(rf"[‹〈《⟨«‹]\s?({_EMAIL})\s?[›〉》⟩»]")
_BARE = re.compile(rf"([^\W\d_][^@<>,;:\"()\[\]\n]{{1,60}}) ({_EMAIL})")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MOST_CHARACTERS = 20_000


def people(value: str) -> tuple[Address, ...]:
    """Return the addresses of a field; names may contain commas, with and without quotes."""
    text = _bracketed(value[:MOST_CHARACTERS])
    found: list[Address] = []
    for piece in _pieces(text):
        found.extend(_listed(piece))
    return tuple(found)


def sender(value: str) -> Address:
    """Return the one person of a field, by name the one on whose behalf somebody wrote."""
    found = next(iter(people(value)), Address("", ""))
    behalf = _ON_BEHALF.search(value)
    return Address(behalf[1].strip(), found.email) if behalf and found.email else found


def _bracketed(value: str) -> str:
    text = value if value.isascii() else _MARKS.sub("", value.translate(_WIDE))
    if "@" not in text:
        return text
    text = _ANGLES.sub(r"<\1>", text) if not text.isascii() else text
    if (bare := _BARE.fullmatch(text.strip())) and not any(map(str.islower, bare[1].split())):
        return f"{bare[1]} <{bare[2]}>"
    if "mailto:" in text or "smtp:" in text.lower():
        text = _DOUBLED.sub(r"<\1>", text)
        text = _AFTER.sub(r"\1", text)
        text = _MAILTO.sub(r"<\1>", text)
    return _BRACKETS.sub(r"<\1>", text) if "<" not in text else text


def _pieces(text: str) -> list[str]:
    """Return what semicolons part: names contain commas, but hardly a semicolon."""
    if ";" not in text:
        return [text] if text.strip() else []
    pieces: list[str] = []
    for piece in filter(lambda piece: piece.strip(" ,"), text.split(";")):
        # No space after a semicolon: it stands in a name.
        if pieces and "@" not in pieces[-1] and piece[0] != " ":
            pieces[-1] += f";{piece}"
        else:
            pieces.append(piece)
    return pieces


def _listed(text: str) -> list[Address]:
    """Return the people of a list with commas: bare addresses may stand before a name."""
    found: list[Address] = []
    while text.strip(" ,"):
        if twice := _TWICE.match(text):
            found.append(Address("", twice[2]))
            text = text[twice.end() :].lstrip(" ,")
        elif first := _FIRST.match(text):
            found.append(Address("", first[1]))
            text = text[first.end() :]
        elif (end := text.find(">")) >= 0 and "@" in text[:end]:
            found.extend(addresses.displayed(text[: end + 1]))
            text = text[end + 1 :].lstrip(" ,")
        else:
            found.extend(addresses.displayed(text.strip(" ,")))
            break
    return found
