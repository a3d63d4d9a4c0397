"""Text and page of one mail: what either says alone.

They are the parts of an alternative (RFC 2046 §5.1.4). A program may write a text that is empty,
cut off or without the answers that its page has, and a filter may strip the page. Whatever somebody
wrote in one of them is shown.
"""

from __future__ import annotations

import html as entities
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from rapport.mail.quoting.split import split
from rapport.mail.text import bounded
from rapport.mail.text.rendered import Rendered

LONGEST = 300_000  # characters of a version that is compared

# East Asian and Thai words stand without spaces: there each sign counts.
_WORD = re.compile(
    "[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
    "|[^\\W_\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]+"
)
# Links are written out in one version only, and pictures named.
_LINK = re.compile(r"<?\b(?:https?://|mailto:|www\.|cid:)[^\s<>\])]{1,2000}>?", re.IGNORECASE)
_PICTURE = re.compile(r"\[[^\[\]\n]{0,100}\]|[\w-]{1,100}\.(?:png|jpe?g|gif|bmp)", re.IGNORECASE)
_MARKS = str.maketrans(dict.fromkeys("*_>|-\xa0"))
_NUMBERED = re.compile(r"^[\s>]{0,20}\d{1,2}[.)]\s", re.MULTILINE)
_UNREAD = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style|title|head)\b[^<>]*>(?:.*?</\1\s{0,9}>|.*)|<[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lacking:
    """The lines that are written in one version and lack in the other."""

    in_text: list[str]
    in_page: list[str]


def differ(plain: str, page: str) -> bool:
    """Return whether a look at the words tells that one version may have more than the other."""
    page = bounded.words_of(page, LONGEST)
    if max(len(plain), len(page)) > LONGEST:
        return False
    shown = entities.unescape(_UNREAD.sub(" ", page))
    if _squashed(shown) == _squashed(plain):
        return False
    return Counter(_words(shown)) != Counter(_words(plain))


def compare(plain: str, page: Rendered) -> Lacking:
    """Return what lacks in either version.

    The page of another writing counts if it says more than the text; lines that a server added
    below the text do not count.
    """
    wrote = split(page.text, quoted=page.quoted, signed=page.signed).reply
    text, shown = _words(plain), _words(page.text)
    in_text = _lacking(wrote, shown, text)
    if not (len(shown) > len(text) or _is_same_writing(shown, text)):
        in_text = []
    own = split(plain).reply
    return Lacking(in_text, _without_footer(own, _lacking(own, text, shown)))


def _is_same_writing(words: list[str], others: list[str]) -> bool:
    """Return whether half of the words are common to both versions."""
    return sum((Counter(words) & Counter(others)).values()) * 2 > len(words)


def _without_footer(wrote: str, lacking: list[str]) -> list[str]:
    """Return what lacks, without lines at the end of a text that is there otherwise."""
    if not lacking:
        return lacking
    lines = [line for line in wrote.split("\n") if _words(line)]
    if len(lacking) * 3 >= len(lines):
        return lacking
    rest = list(lacking)
    while rest and lines and rest[-1] == lines[-1]:
        rest.pop(), lines.pop()
    return rest


def _lacking(wrote: str, own: list[str], others: list[str]) -> list[str]:
    """Return the lines of what was written of which the other version has less than half."""
    left = Counter(zip(others, others[1:], strict=False))
    fewer = Counter(own) - Counter(others)
    return [line for line in wrote.split("\n") if not _is_there(_words(line), left, fewer)]


def _is_there(words: list[str], left: Counter[tuple[str, str]], fewer: Counter[str]) -> bool:
    """Return whether a line is in the other version, and take it off what is left of that."""
    if len(words) < 2:
        return not any(word in fewer for word in words)
    own = list(zip(words, words[1:], strict=False))
    found = [pair for pair in own if left[pair] > 0]
    left.subtract(found)
    return len(found) * 2 >= len(own)


def _squashed(text: str) -> str:
    return "".join(text.split()).translate(_MARKS)


def _words(text: str) -> list[str]:
    """Return the words of a text, without links, names of pictures and numbers of a list."""
    if "://" in text or ":" in text or "www." in text:
        text = _LINK.sub(" ", text)
    if "[" in text or "." in text:
        text = _PICTURE.sub(" ", text)
    text = _NUMBERED.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _WORD.findall(text.casefold())
