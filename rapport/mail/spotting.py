"""Mail addresses in running text, found in linear time."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 254  # RFC 5321 §4.5.3.1: octets of an address in use

_STOPS = frozenset(
    " \t\r\n\x0b\x0c\xa0<>,;:()\"[]\\@'|*{}"
    "\u3000（）＜＞，；：、。！？【】［］〔〕「」『』《》〈〉｛｝“”„‘’«»"
)


_NO_SPACES = "\u2e80"  # from here on come the scripts of East Asia


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each address in `text`, as (start, end)."""
    at = text.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start and at - start < LONGEST and text[start - 1] not in _STOPS:
            start -= 1
        while end < len(text) and end - at < LONGEST and text[end] not in _STOPS:
            end += 1
        if not text[start:end].isascii():
            start, end = _apart(text, start, at, end)
        if start < at and end > at + 1:
            while text[end - 1] == ".":
                end -= 1
            if end > at + 1:
                yield start, end
        at = text.find("@", end)


def _apart(text: str, start: int, at: int, end: int) -> tuple[int, int]:
    """Return the place without words that touch an address, where none is put between words."""
    for edge in range(at - 1, start - 1, -1):
        if text[edge] >= _NO_SPACES:
            start = start if edge == at - 1 else edge + 1
            break
    for edge in range(at + 1, end):
        if text[edge] >= _NO_SPACES:
            end = end if edge == at + 1 else edge
            break
    return start, end


def first(text: str) -> str | None:
    """Return the first address in `text`."""
    for start, end in addresses(text):
        return text[start:end]
    return None
