"""Mail addresses in running text, found in linear time."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 254  # RFC 5321 §4.5.3.1: octets of an address in use

_STOPS = frozenset(" \t\r\n\x0b\x0c\xa0<>,;:()\"[]\\@'|*{}")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the place of each address in `text`, as (start, end)."""
    at = text.find("@")
    while at >= 0:
        start, end = at, at + 1
        while start and at - start < LONGEST and text[start - 1] not in _STOPS:
            start -= 1
        while end < len(text) and end - at < LONGEST and text[end] not in _STOPS:
            end += 1
        if start < at and end > at + 1:
            while text[end - 1] == ".":
                end -= 1
            if end > at + 1:
                yield start, end
        at = text.find("@", end)


def first(text: str) -> str | None:
    """Return the first address in `text`."""
    for start, end in addresses(text):
        return text[start:end]
    return None
