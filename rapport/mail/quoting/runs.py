"""Marked quotes, their introductions, and the text around them."""

from __future__ import annotations

import re

from rapport.mail.quoting import cuts, intros, marks
from rapport.mail.quoting.labels import QUOTED, REPLY
from rapport.mail.quoting.marks import is_quote, is_tail

FEW_LINES = 9  # lines with text of the longest footer that a mailing list adds

_LIST = re.compile(
    r"https?://\S{0,80}(?:lists?|groups|mailman|unsubscribe)|\bmailing list\b|unsubscribe|abbestell"
    r"|list-?info|google groups|désabonner|disiscriv",
    re.IGNORECASE,
)


def label(lines: list[str], labels: list[str], region: int) -> None:
    """Label `>` lines with their introductions, and the text between and below them."""
    told = [each == QUOTED for each in labels]  # by a client's markup
    for index in range(region):
        if labels[index] == REPLY and is_quote(lines[index]) and not is_tail(lines, index):
            labels[index] = QUOTED
    _label_other_marks(lines, labels, region)
    _free_own(lines, labels, region)
    _absorb_wrapped(lines, labels, region)
    intro_lines = _label_intros(lines, labels, region)
    runs = _runs(lines, labels, region)
    texts = [run for run in runs if run[0] == REPLY]
    quotes = [run for run in runs if run[0] == QUOTED]
    if not quotes or not texts:
        return
    above = runs[0][0] == REPLY
    below = runs[-1][0] == REPLY
    if below and _is_list_footer(lines, runs[-1]):
        for index in range(runs[-1][1], region):
            labels[index] = QUOTED
        return
    if (
        len(texts) >= 3
        or (len(texts) == 2 and not (above and below))
        or above
        and below
        and not intro_lines
        and lines[runs[1][1]].lstrip().startswith(">")
        and not told[runs[1][1]]
    ):
        _keep_context(lines, labels, runs, intro_lines)


def _label_other_marks(lines: list[str], labels: list[str], region: int) -> None:
    """Label lines with the marks of old programs, where an introduction is above them."""
    index = 0
    while index < region:
        if labels[index] != REPLY or not marks.is_other_mark(lines[index]):
            index += 1
            continue
        end = index
        while end < region and (marks.is_other_mark(lines[end]) or is_quote(lines[end])):
            end += 1
        above = _filled_above(lines, index)
        if above is not None and intros.may_end(lines[above]) and intros.find(lines, above):
            labels[index:end] = [QUOTED] * (end - index)
        index = end


def _free_own(lines: list[str], labels: list[str], region: int) -> None:
    """Free `>` lines that the writer set: a way through menus, a prompt, a citation."""
    # An unmarked quote below the region is a program's, too.
    introduced = len(lines) if region < len(lines) else _last_introduced(lines)
    announced = -1  # the first line of a list below a colon, its items apart
    index = 0
    while index < region:
        if labels[index] != QUOTED or not is_quote(lines[index]):
            index += 1
            continue
        end = index
        while end < region and labels[end] == QUOTED and is_quote(lines[end]):
            end += 1
        is_own = _is_own(lines, labels, index, end, introduced=introduced)
        above = _filled_above(lines, index)
        if is_own and above is not None and lines[above].rstrip().endswith((":", "：")):
            announced = index
        elif above is None or labels[above] != REPLY or not is_quote(lines[above]):
            announced = -1
        if is_own or (announced >= 0 and _is_list(lines, announced, end)):
            labels[index:end] = [REPLY] * (end - index)
        index = end


def _is_own(lines: list[str], labels: list[str], first: int, end: int, *, introduced: int) -> bool:
    above = _filled_above(lines, first)
    if above is None or labels[above] != REPLY:
        return False
    line = lines[above].rstrip()
    found = intros.find(lines, above) if intros.may_end(line) else None
    if found:
        # "You wrote:" is how a person cites, not how a program does.
        said = " ".join(lines[found[0] : above + 1])
        return found[1] == intros.WEAK and (marks.speaks(said) or not _names_somebody(said))
    if marks.introduction(lines, above) is not None:
        return False
    if intros.find(lines, first):
        return False
    run = [line for line in lines[first:end] if line.strip("> \t")]
    if any(map(marks.is_prompt, run)):
        return True
    if line.endswith((":", "：")):
        return end - first <= 12 and not _has_intro(lines, first, end)
    if introduced >= end:
        return True  # a program introduces what it quotes: this is not from there
    attached = above == first - 1
    return attached and len(run) > 1 and all(map(_is_step, run))


def _is_list(lines: list[str], first: int, end: int) -> bool:
    """Return whether marked lines with blank ones between are the writer's: few, unintroduced."""
    filled = [line for line in lines[first:end] if line.strip("> \t")]
    return len(filled) <= 12 and all(map(is_quote, filled)) and not _has_intro(lines, first, end)


def _names_somebody(introduction: str) -> bool:
    """Return whether it has a moment, an address or a name: "Ann wrote:"."""
    if "@" in introduction or any(c.isdigit() for c in introduction):
        return True
    words = introduction.strip(" :：*_").split()
    capital = [word for word in words if not word[0].islower()]
    return len(words) <= 5 and len(capital) >= 1 and len(words) - len(capital) <= 2


def _last_introduced(lines: list[str]) -> int:
    """Return the line of the last introduction above a marked quote, or -1."""
    for at in range(len(lines) - 2, -1, -1):
        below = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
        if not is_quote(below) or is_quote(lines[at]) or not intros.may_end(lines[at]):
            continue
        if intros.find(lines, at):
            return at
    return -1


def _has_intro(lines: list[str], first: int, end: int) -> bool:
    return any(intros.may_end(lines[at]) and intros.find(lines, at) for at in range(first, end))


def _is_step(line: str) -> bool:
    """Return whether a `>` line is a few words without an end: a step, an article."""
    text = line.strip("> \t")
    if any(sign in text for sign in ":：@<"):
        return False
    return len(text) < 40 and len(text.split()) <= 4 and text[-1:] not in ".!?,;"


def _filled_above(lines: list[str], index: int) -> int | None:
    for above in range(index - 1, max(-1, index - 6), -1):
        if lines[above].strip():
            return above
    return None


def _label_intros(lines: list[str], labels: list[str], region: int) -> set[int]:
    """Label introductions above `>` lines as quote; return their line numbers."""
    found: set[int] = set()
    for index in range(region):
        if not intros.may_end(lines[index]):
            continue
        if labels[index] == QUOTED:
            found.update(_intro_within(lines, labels, index))
            continue
        intro = intros.find(lines, index)
        if intro is None and _quote_label_below(lines, labels, index):
            start = marks.introduction(lines, index)
            intro = None if start is None else (start, intros.WEAK)
        if intro and (_quote_label_below(lines, labels, index) or intro[1] == intros.STRONG):
            if not _quote_label_below(lines, labels, index) and not _is_answered(
                lines, labels, index, region
            ):
                continue
            for line in range(cuts.with_rules_above(lines, intro[0]), index + 1):
                labels[line] = QUOTED
                found.add(line)
    return found


def _is_answered(lines: list[str], labels: list[str], index: int, region: int) -> bool:
    """Return whether an answer stands between an introduction and its marked text."""
    return any(labels[below] == QUOTED for below in range(index + 1, region))


def _intro_within(lines: list[str], labels: list[str], index: int) -> range:
    """Return the lines of an introduction that a client put at the beginning of the
    quote itself.
    """
    start = index
    while start and index - start < 3 and labels[start - 1] == QUOTED:
        start -= 1
    if start and labels[start - 1] == QUOTED:
        return range(0)
    intro = intros.find(lines, index)
    return range(intro[0], index + 1) if intro and intro[0] >= start else range(0)


def _quote_label_below(lines: list[str], labels: list[str], index: int) -> bool:
    for below in range(index + 1, min(len(lines), index + 8)):
        if lines[below].strip():
            return labels[below] == QUOTED
    return False


def _absorb_wrapped(lines: list[str], labels: list[str], region: int) -> None:
    """Label lines that a client wrapped out of a quote: they touch its lines."""
    width = max((len(lines[at]) for at in range(region) if labels[at] == QUOTED), default=0)
    is_wrapped = False  # whether a line of the quote above was
    for index in range(1, region):
        line, above = lines[index].strip(), lines[index - 1].rstrip()
        if not line or not above:
            is_wrapped = False
        elif labels[index] == REPLY and labels[index - 1] == QUOTED:
            inside = index + 1 < region and labels[index + 1] == QUOTED
            if (inside and _is_wrapped(above, line, width)) or (
                is_wrapped and _goes_on(above, line) and line[0].islower()
            ):
                labels[index], is_wrapped = QUOTED, True


def _is_wrapped(above: str, line: str, width: int) -> bool:
    """Return whether a line goes on with the quoted one above; below a question it answers."""
    if line.endswith(">") or line.startswith(("http", "<", "(")):
        return True
    if above.endswith(("?", "？", "؟", ":", "：")):
        return False
    if len(above) >= 60 and line[0].islower():
        return True
    no_room = len(above) + 1 + len(line.split()[0]) > width
    return len(above) >= 55 and no_room and (len(line) < 30 or _goes_on(above, line))


def _goes_on(above: str, line: str) -> bool:
    """Return whether a few words can end the sentence that breaks off above."""
    return len(above) >= 15 and above[-1].isalpha() and len(line) < 30 and len(line.split()) <= 3


def _runs(lines: list[str], labels: list[str], region: int) -> list[tuple[str, int, int]]:
    """Return runs of one label as (label, first, end), joined across blank lines."""
    runs: list[tuple[str, int, int]] = []
    for index in range(region):
        if not lines[index].strip():
            continue
        if runs and runs[-1][0] == labels[index]:
            runs[-1] = (labels[index], runs[-1][1], index + 1)
        else:
            runs.append((labels[index], index, index + 1))
    return runs


def _keep_context(
    lines: list[str], labels: list[str], runs: list[tuple[str, int, int]], intro_lines: set[int]
) -> None:
    """Keep the quotes that interleaved answers refer to; introductions and the last quote fold."""
    last_text = max(position for position, run in enumerate(runs) if run[0] == REPLY)
    first_text = min(position for position, run in enumerate(runs) if run[0] == REPLY)
    start = 0 if first_text <= 1 else first_text
    for label, first, end in runs[start:last_text]:
        if label != QUOTED:
            continue
        kept = [index for index in range(first, end) if index not in intro_lines]
        filled = [index for index in kept if lines[index].strip("> ")]
        for index in kept:
            if filled and filled[0] <= index <= filled[-1]:
                labels[index] = REPLY


def _is_list_footer(lines: list[str], run: tuple[str, int, int]) -> bool:
    """Return whether the text below a quote is what a mailing list adds."""
    filled = [line for line in lines[run[1] : run[2]] if line.strip()]
    if filled[0].strip() == "--":  # then it is signature
        return False
    return len(filled) <= FEW_LINES and any(map(_LIST.search, filled))
