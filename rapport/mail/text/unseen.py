"""A page without what no mail program shows.

Hidden elements are preview texts and second copies for narrow screens. A program that runs no
scripts shows what stands in `noscript`, and one that opens no objects what stands in `object`. An
element that does not end hides nothing, nor does a page hide all that it has.
"""

from __future__ import annotations

import re

from rapport.mail.text.elements import ENDS, RAW_END, TOKEN, VOID, attributes

# Elements whose content nobody sees: browsers know iframes, and a template shows nothing itself.
_NEVER = frozenset(("template", "iframe", "noframes", "noembed"))
_RAW = frozenset(("script", "style", "title"))
_MAY_HIDE = re.compile(
    r"display\s{0,9}:\s{0,9}none|[\s\"']hidden\b|<(?:noscript|template|iframe|noframes|noembed)\b",
    re.IGNORECASE,
)
_HIDING = re.compile(r"(?:^|[;\s])display\s{0,9}:\s{0,9}none(?![\w-])", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.IGNORECASE)
_IS_SEEN = re.compile(r"<(?:img|hr|video|input)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")

Span = tuple[int, int]


def without(source: str) -> str:
    """Return the page without what is hidden, and `noscript` opened."""
    if not _MAY_HIDE.search(source):
        return source
    walk = _Walk()
    walk.over(source)
    unread = [*walk.opened, *walk.never, *walk.unread]
    hides_all = not _shows(source, [*unread, *walk.hidden]) and _shows(source, unread)
    cut = [*walk.opened, *walk.never]
    return _cut(source, cut if hides_all else [*cut, *walk.hidden])


def _shows(source: str, spans: list[Span]) -> bool:
    """Return whether anything of a page is to be seen without these places."""
    rest = _cut(source, spans)
    if _IS_SEEN.search(rest):
        return True
    return bool(_TAG.sub("", rest).replace("&nbsp;", " ").strip())


def _hides(tag: str) -> bool:
    """Return whether the attributes of a tag hide its element."""
    lowered = tag.lower()
    if "none" in lowered and _HIDING.search(attributes(tag).get("style", "")):
        return True
    return "hidden" in lowered and _HIDDEN.search(_QUOTED.sub("", tag)) is not None


class _Walk:
    """One walk over a page's tags, and the places that it finds."""

    def __init__(self) -> None:
        self.elements: list[tuple[str, int]] = []  # open ones: name, and the beginning if it hides
        self.counts: dict[str, int] = {}
        self.hidden: list[Span] = []
        self.never: list[Span] = []
        self.opened: list[Span] = []  # tags of noscript
        self.unread: list[Span] = []  # comments, scripts, styles

    def over(self, source: str) -> None:
        at = 0
        while token := TOKEN.search(source, at):
            at = token.end()
            name = (token[2] or token[6] or "").lower()
            if not name:
                self.unread.append(token.span())
            elif name == "noscript":
                self.opened.append(token.span())
            elif token[1] or token[5]:
                self.close(name, token.start(), token.end())
            elif name in _RAW:
                end = RAW_END[name].search(source, at)
                at = end.end() if end else len(source)
                self.unread.append((token.start(), at))
            elif name not in VOID:
                self.open(name, token.start(), _hides(token[3] or ""))

    def open(self, name: str, start: int, hides: bool) -> None:
        while self.elements and self.elements[-1][0] in ENDS.get(name, ()):
            self._leave(start)
        self.elements.append((name, start if hides or name in _NEVER else -1))
        self.counts[name] = self.counts.get(name, 0) + 1

    def close(self, name: str, start: int, end: int) -> None:
        """End the last open element of that name, and those in it before it."""
        if not self.counts.get(name):
            return
        while self.elements[-1][0] != name:
            self._leave(start)
        self._leave(end)

    def _leave(self, end: int) -> None:
        name, start = self.elements.pop()
        self.counts[name] -= 1
        if start >= 0:
            (self.never if name in _NEVER else self.hidden).append((start, end))


def _cut(source: str, spans: list[Span]) -> str:
    """Return a text without these places, of which some are inside others."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start > at:
            pieces.append(source[at:start])
        at = max(at, end)
    pieces.append(source[at:])
    return "".join(pieces)
