"""The first place from which a text is quoted or forwarded."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.mail.quoting import headerblocks, intros, separators
from rapport.mail.quoting.labels import REPLY
from rapport.mail.quoting.marks import is_quote, is_tail


@dataclass(frozen=True, slots=True)
class Cut:
    """The beginning of a quote: `start` is the first line of its introduction, `body` of the
    quote.
    """

    start: int
    body: int
    kind: str  # "rest": all to the end is quoted · "intro": `>` lines follow · "forward"


def first(lines: list[str], labels: list[str]) -> Cut | None:
    """Return the first place from which everything is quoted or forwarded."""
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        if separators.is_marker(line):
            return Cut(index, index + 1, "rest")
        if separators.is_like_forwarded(line) and (cut := _forward(lines, index)):
            return cut
        if separators.is_original(line):
            return Cut(_with_rules_above(lines, index), index + 1, "rest")
        if labels[index] == REPLY and (cut := _block_or_intro(lines, index)):
            return cut
    return None


def _forward(lines: list[str], index: int) -> Cut | None:
    block = headerblocks.below(lines, index)
    if block is None:
        known = separators.is_forwarded(lines[index])
        return Cut(_with_rules_above(lines, index), index + 1, "forward") if known else None
    body = block.end
    while body < len(lines) and lines[body].strip():
        body += 1  # a subject that spans two lines
    return Cut(_with_rules_above(lines, index), body, "forward")


def _block_or_intro(lines: list[str], index: int) -> Cut | None:
    line = lines[index]
    if ":  " in line and intros.is_before_text(line):
        return Cut(index, index, "rest")
    if (":" in line or "：" in line) and (block := headerblocks.find(lines, index)):
        return Cut(_with_rules_above(lines, index), block.end, "rest")
    if not intros.may_end(line):
        return None
    found = intros.find(lines, index)
    if found is None or _is_quoted_below(lines, index):
        return None
    start, strength = found
    return Cut(start, index + 1, "rest") if strength == intros.STRONG else None


def _is_quoted_below(lines: list[str], index: int) -> bool:
    for below in range(index + 1, min(len(lines), index + 8)):
        if lines[below].strip():
            return is_quote(lines[below]) and not is_tail(lines, below)
    return False


def _with_rules_above(lines: list[str], index: int) -> int:
    """Move up over drawn lines and blank ones directly above a quote."""
    start = index
    at = index - 1
    while at >= 0 and index - at <= 6:
        if separators.is_edge(lines[at]):
            start = at
        elif lines[at].strip(" >"):
            break
        at -= 1
    return start
