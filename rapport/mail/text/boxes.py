"""Boxes that a client marks as quote, and answers in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapport.mail.quoting import greetings, headerblocks, intros, separators, verbs
from rapport.mail.quoting.languages.fields import MAILS_ONLY
from rapport.mail.text import markup
from rapport.mail.text.rendered import Rendered

DEEPEST_QUOTE = 20
NEAR = 200  # lines among which the text above a quote is sought

_COLON = re.compile(r"[:：]\W{0,3}$")
_LEADS = re.compile(r"[:：,、，…—–-]\W{0,3}$|\.\.\.\s*$")
_SOURCE = re.compile(r"[^\s<>@]@[^\s<>@]|(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)|(?<!\d)20\d\d(?!\d)")
_FEW = 3  # lines of an introduction without a colon


@dataclass(slots=True)
class Box:
    """A marked box; its own lines are those outside its blockquotes and inner boxes."""

    mark: str
    depth: int  # open blockquotes where it begins
    own: list[int] = field(default_factory=list)
    cited_at: int = -1  # the line where its first blockquote begins
    introduced: bool = False  # whether an inner box above that holds the introduction
    start: int = 0  # the line where it begins
    nested: bool = False  # whether a box is in it


class Boxes:
    """The open boxes of a page, and what they say of its lines once they close."""

    def __init__(self, out: Rendered) -> None:
        self.out = out
        self.open: list[Box] = []
        self.loose: tuple[int, int] | None = None  # a blockquote above everything else
        self.bare: list[tuple[int, int]] = []  # blockquotes that nothing says to be quotes
        self.turned = 0  # drawn boxes that turned out to be quotes

    def enter(self, mark: str, depth: int) -> None:
        if self.open:
            self.open[-1].nested = True
        self.open.append(Box(mark, depth, start=len(self.out.lines)))

    def note(self, index: int, depth: int) -> None:
        """Note a line: it is the innermost box's own, or in a blockquote."""
        if self.open and self.open[-1].depth == depth:
            self.open[-1].own.append(index)

    def cite(self, depth: int) -> None:
        """Note that a blockquote begins."""
        if self.open and self.open[-1].depth == depth and self.open[-1].cited_at < 0:
            self.open[-1].cited_at = len(self.out.lines)

    def leave(self) -> None:
        """Close the innermost box; what was written in it is no quote."""
        box = self.open.pop()
        freed = _answers(box, self.out.lines)
        if not self.open:
            if box.depth == 0 and self._is_own(box):
                freed = list(range(box.start, len(self.out.lines)))
            for index in freed if box.depth == 0 else ():
                self.out.quoted[index] = False
            return
        parent = self.open[-1]
        if parent.depth != box.depth:
            return
        parent.own.extend(freed)
        if parent.cited_at < 0:
            parent.cited_at = box.cited_at
            parent.introduced = parent.introduced or box.cited_at < 0

    def _is_own(self, box: Box) -> bool:
        """Return whether nothing but its class makes a quote of a box: the writer pasted it.

        A program introduces what it quotes, or cites it in a blockquote, and a mail greets.
        """
        lines, filled = self.out.lines, [at for at in box.own[:NEAR] if self.out.lines[at].strip()]
        if box.nested or box.cited_at >= 0 or not filled or box.start == 0:
            return False
        above = _last_at(lines, box.start)
        if above < 0 or self.out.quoted[above] or separators.is_original(lines[above]):
            return False
        if _is_source(lines[above]) or any(_is_source(lines[at]) for at in filled[:_FEW]):
            return False
        return not (is_introduced(lines, box.start) or is_letter(lines, box.start))

    def turn(self, start: int, end: int) -> None:
        """Make a quote of lines in a box that is drawn like one."""
        if self.turned >= DEEPEST_QUOTE:
            return
        self.turned += 1
        out = self.out
        for index in range(start, end):
            line = out.lines[index]
            out.lines[index] = f">{line}" if line.startswith(">") else f"> {line}".rstrip()
            out.quoted[index] = True

    def free_own(self) -> None:
        """Free the blockquotes that the writer set: a citation above the text, lists in it."""
        if self.loose and self._goes_on(self.loose[1]):
            self.free(range(*self.loose))
        if len(self.bare) > 1 and self._goes_on(self.bare[-1][1]):
            return  # answers stand between them, and show them with their marks
        for start, end in self.bare:
            if start < end and self.out.quoted[start]:
                self.free(range(start, end))

    def _goes_on(self, end: int) -> bool:
        return any(line.strip("> ") for line in self.out.lines[end:])

    def free(self, lines: Iterable[int]) -> None:
        """Take the marks off lines that are the writer's."""
        out = self.out
        for index in lines:
            out.lines[index] = out.lines[index].removeprefix(">").removeprefix(" ")
            out.quoted[index] = False


def _answers(box: Box, lines: list[str]) -> list[int]:
    """Return the box's own lines that are neither introduction nor quoted text."""
    if box.cited_at < 0:
        return []
    above = [index for index in box.own if index < box.cited_at and lines[index].strip()]
    below = [index for index in box.own if index >= box.cited_at and lines[index].strip()]
    is_frame = box.mark == markup.FRAME
    if box.introduced:
        return above + below if is_frame or not above else []
    for number, index in enumerate(above):
        if _COLON.search(lines[index]) or separators.is_original(lines[index]):
            rest = above[number + 1 :]
            while rest and headerblocks.label_of(lines[rest[0]]):
                del rest[0]
            return rest + below if is_frame else ([] if rest else below)
    return below if is_frame and len(above) <= _FEW else []


def _is_source(line: str) -> bool:
    """Return whether a line may say from whom or when something is, in any words."""
    if _SOURCE.search(line) or _COLON.search(line) or verbs.at_end(line[-60:]):
        return True
    return headerblocks.label_of(line) is not None


def leads(lines: list[str]) -> bool:
    """Return whether the text so far leads to what comes next, as a citation is introduced."""
    at = _last_at(lines)
    if at < 0:
        return True
    if not (_LEADS.search(lines[at]) or verbs.at_end(lines[at][-60:])):
        return False
    found = intros.find(lines, at) if intros.may_end(lines[at]) else None
    return found is None or found[1] != intros.STRONG


def mark_introduction(out: Rendered) -> None:
    """Mark the line above a client's blockquote that names a sender or a moment, in any words."""
    at = _last_at(out.lines)
    if at >= 0 and _COLON.search(out.lines[at]) and _SOURCE.search(out.lines[at]):
        out.quoted[at] = True


def ends_with_colon(lines: list[str]) -> bool:
    return _COLON.search(last(lines) or ":") is not None


def last(lines: list[str]) -> str:
    """Return the last line with text, empty without any near."""
    at = _last_at(lines)
    return lines[at] if at >= 0 else ""


def _last_at(lines: list[str], end: int | None = None) -> int:
    end = len(lines) if end is None else end
    return next((at for at in range(end - 1, max(-1, end - NEAR), -1) if lines[at].strip()), -1)


def is_introduced(lines: list[str], start: int) -> bool:
    """Return whether a client's introduction is above line `start` or begins there."""
    filled = [at for at in range(start, min(len(lines), start + 6)) if lines[at].strip("> ")][:3]
    above = next((at for at in range(start - 1, max(-1, start - 4), -1) if lines[at].strip()), -1)
    for at in [above, *filled] if above >= 0 else filled:
        if intros.may_end(lines[at]) and intros.find(lines, at):
            return True
    if not filled:
        return False
    if separators.is_original(lines[filled[0]]):
        return True
    return any(has_header(lines, at, known=False) for at in filled[:2])  # "Message from …" above


def is_letter(lines: list[str], start: int) -> bool:
    """Return whether the lines from `start` on greet somebody, or quote a mail themselves."""
    filled = [at for at in range(start, min(len(lines), start + NEAR)) if lines[at].strip("> ")]
    if filled and greetings.is_greeting(lines[filled[0]]):
        return True
    return any(
        intros.may_end(lines[at])
        and (found := intros.find(lines, at)) is not None
        and found[1] == intros.STRONG
        for at in filled
    )


def has_header(lines: list[str], start: int, *, known: bool) -> bool:
    """Return whether a mail's header follows; `known` if the client's markup is as good as sure."""
    at = start
    while at < min(len(lines), start + 6) and (
        not lines[at].strip("> ") or separators.is_rule(lines[at])
    ):
        at += 1
    if at >= len(lines):
        return False
    block = headerblocks.find(lines, at, headerblocks.Told.BY_LINE)
    if block is None:
        return False
    if known or "subject" in block.fields or "@" in "".join(block.fields.values()):
        return True
    labels = (line.partition(":")[0] for line in lines[block.start : block.end])
    return any(label.strip(" >*\xa0").lower() in MAILS_ONLY for label in labels)
