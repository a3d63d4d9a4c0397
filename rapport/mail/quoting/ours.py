"""Text of our own in an answer whose program marks no quote.

Compared word by word, because programs wrap lines again and change the signs around them. A line is
ours only if all its words follow in what we sent, so that words written between stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from rapport.mail.quoting import headerblocks, separators

MOST_LINES = 3_000
LONGEST_SENT = 20_000
# So many words of the beginning of what we sent say that it is quoted.
ENOUGH = 8
FEWEST = 4
# After a line that is not ours, so many words in one line say where ours go on.
AGAIN = 5
REACH = 400
MOST_STARTS = 5

_WORD = re.compile(r"\w{1,60}")
# Nothing is written here; the "--" above our signature goes with our text.
_EMPTY = re.compile(r"[\s>|_=*~\u2010-\u2015\u2500-]*")
MOST_HEADS = 8  # lines of a header above our text


def part(answer: str, sent: Sequence[str], *, may_be_all: bool = False) -> tuple[str, str]:
    """Return the new words of an answer, and the lines in it that one of the texts we sent has.

    Everything is new if too little of a text follows, or if nothing else would be left, unless it
    ``may_be_all``.
    """
    every = answer.split("\n")
    lines, beyond = every[:MOST_LINES], every[MOST_LINES:]
    words = [_WORD.findall(line.lower()) for line in lines]
    for text in sent:
        found = _ours(words, _WORD.findall(text[:LONGEST_SENT].lower()))
        is_more = may_be_all or any(line and at not in found for at, line in enumerate(words))
        if found and is_more:
            return _parted(lines, found | _heads(lines, min(found)), beyond)
    return answer, ""


def _ours(words: list[list[str]], sent: list[str]) -> set[int]:
    """Return the places of the lines that are ours."""
    if len(sent) < FEWEST:
        return set()
    begins = sent[:ENOUGH]
    for start in islice(_starts(words, begins), MOST_STARTS):
        found, count = _follow(words, start, sent)
        if count >= len(begins):
            return found
    return set()


def _starts(words: list[list[str]], begins: list[str]) -> Iterator[int]:
    """Yield the lines from which these words follow, whatever lines they are on."""
    for start, line in enumerate(words):
        if line and line[0] == begins[0]:
            following = chain.from_iterable(words[start : start + 3 * len(begins)])
            if list(islice(following, len(begins))) == begins:
                yield start


def _follow(words: list[list[str]], start: int, sent: list[str]) -> tuple[set[int], int]:
    """Return the lines from here on that are ours, and with how many words they begin."""
    found: set[int] = set()
    at = together = 0
    is_beginning = True
    for index in range(start, len(words)):
        line = words[index]
        if not line:
            continue
        place = _place(line, sent, at, is_beginning)
        if place is None:
            is_beginning = False
            continue
        found.add(index)
        at = place + len(line)
        together += len(line) if is_beginning else 0
    return found, together


def _heads(lines: list[str], first: int) -> set[int]:
    """Return the places of our marker, or of a header with a sender, right above our text."""
    found: set[int] = set()
    at = first - 1
    labels = 0
    while at >= 0 and first - at <= 2 * MOST_HEADS:
        line = lines[at]
        if separators.is_marker(line):
            return {*found, at}
        if headerblocks.label_of(line) is None:
            if not _EMPTY.fullmatch(line) or labels:
                break
        else:
            labels += 1
            found.add(at)
        at -= 1
    told = [headerblocks.label_of(lines[place]) for place in found]
    is_header = labels > 1 and any("sender" in label[0] for label in told if label)
    return found if is_header else set()


def _place(line: list[str], sent: list[str], at: int, is_beginning: bool) -> int | None:
    """Return where a line stands in what we sent: right here or, after others, further on."""
    if sent[at : at + len(line)] == line:
        return at
    if is_beginning or len(line) < AGAIN:
        return None
    for place in range(at, min(at + REACH, len(sent) - len(line) + 1)):
        if sent[place] == line[0] and sent[place : place + len(line)] == line:
            return place
    return None


def _parted(lines: list[str], found: set[int], beyond: list[str]) -> tuple[str, str]:
    kept: list[str] = []
    ours: list[str] = []
    goes_to = kept
    for index, line in enumerate(lines):
        if not _EMPTY.fullmatch(line):
            goes_to = ours if index in found else kept
        goes_to.append(line)
    return "\n".join([*kept, *beyond]).strip("\n"), "\n".join(ours).strip("\n")
