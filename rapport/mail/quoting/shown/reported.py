"""Reported speech that looks like the introduction of a quote.

"On 3 November Anna wrote:" is how a mail program begins a quote, and how a customer tells what
they were promised. Nothing below is marked, and no address says who Anna is: then it is a quote
only if something else says so, and in doubt it shows.
"""

from __future__ import annotations

import re

from rapport.mail.quoting import greetings, headerblocks, intros, marks, mobile, separators
from rapport.mail.quoting.cards import closings, names

_NEAR = 6  # lines with text above in which the writer may have signed
_FIRST = 2  # lines with text below of which one may greet
_LAST = 8  # lines with text at the end in which the writer may have signed
_LONGEST = 200  # lines below that are looked at
_WHEN = 5  # letters of the longest name of a zone of time: "EST", which is a French word, too
# A shortened day of the week with a comma, as programs write it: "On Wed, Sep 25".
_SHORT_DAY = re.compile(r"^[^\d\n]{0,12}?(?<!\w)[^\W\d_]{2,4}\.?,\s")


def is_reported(lines: list[str], start: int, body: int, words: tuple[str, ...]) -> bool:
    """Return whether an introduction and what is below it are the writer's own words.

    It spans the lines from `start` to `body`; `words` are those of the writer's name.
    """
    introduction = " ".join(lines[start:body])
    if start == body or "@" in introduction or separators.is_edge(lines[start]):
        return False
    above = [line for line in lines[:start] if line.strip()][-_NEAR:]
    below = lines[body : body + _LONGEST]
    if any(_is_signed(line, words) for line in above[1:]) or _has_another(below):
        return False
    if marks.speaks(_without_zones(introduction)):
        return True
    filled = [line for line in below if line.strip()]
    if words and any(names.is_own(line, words) for line in filled[-_LAST:] if len(line) < 60):
        return True  # signed by the writer: so it is theirs down to there
    if any(map(greetings.is_greeting, filled[:_FIRST])):
        return False
    if not intros.has_time(introduction):
        return True
    return _SHORT_DAY.match(introduction) is None and _goes_on(below)


def _is_signed(line: str, words: tuple[str, ...]) -> bool:
    """Return whether a line ends what the writer has to say."""
    if len(line) > 210:
        return False
    return (
        closings.is_closing(line)
        or closings.is_delimiter(line)
        or mobile.is_mobile(line)
        or (bool(words) and names.is_own(line, words))
    )


def _has_another(below: list[str]) -> bool:
    """Return whether marks or a further header follow, as in a thread."""
    for at, line in enumerate(below):
        if marks.is_quote(line) or separators.is_original(line) or separators.is_marker(line):
            return True
        if (":" in line or "：" in line) and headerblocks.find(below, at):
            return True
        if "@" in line and intros.may_end(line) and intros.find(below, at):
            return True
    return False


def _goes_on(below: list[str]) -> bool:
    """Return whether a paragraph follows the first one: it may be what the writer adds."""
    text = "\n".join(line.strip() for line in below).strip()
    return "\n\n" in text


def _without_zones(introduction: str) -> str:
    """Return an introduction without short words in capitals."""
    words = introduction.split()
    return " ".join(
        word for word in words if not (word.strip("()").isupper() and len(word) <= _WHEN)
    )
