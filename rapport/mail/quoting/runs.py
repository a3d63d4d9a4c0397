"""Marked quotes, their introductions, and the text around them."""

from __future__ import annotations

import re

from rapport.mail.quoting import intros, signatures
from rapport.mail.quoting.labels import QUOTED, REPLY, SIGNATURE
from rapport.mail.quoting.marks import is_quote, is_tail

FEW_LINES = 7  # text below a quote shorter than this, with an answer above, is a footer

_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|hallo|moin|guten|liebe[rs]?|sehr geehrte|bonjour|salut|hola|buenos"
    r"|buenas|estimad[oa]|ciao|buongiorno|gentile|ol[áa]|bom dia|boa tarde|caro|beste|geachte|hoi"
    r"|hej|hei|kære|cześć|dzień dobry|witam|dobrý den|ahoj|здравствуйте|привет|добрый|вітаю|добрий"
    r"|こんにちは|お世話|您好|你好|안녕)\b",
    re.IGNORECASE,
)


def label(lines: list[str], labels: list[str], region: int) -> None:
    """Label `>` lines with their introductions, and the text between and below them."""
    for index in range(region):
        if labels[index] == REPLY and is_quote(lines[index]) and not is_tail(lines, index):
            labels[index] = QUOTED
    _absorb_wrapped(lines, labels, region)
    intro_lines = _label_intros(lines, labels, region)
    _label_footer(lines, labels, region)
    runs = _runs(lines, labels, region)
    texts = [run for run in runs if run[0] == REPLY]
    quotes = [run for run in runs if run[0] == QUOTED]
    if not quotes or not texts:
        return
    above = runs[0][0] == REPLY
    below = runs[-1][0] == REPLY
    if (
        len(texts) >= 3
        or (len(texts) == 2 and not (above and below))
        or above
        and below
        and not intro_lines
        and lines[runs[1][1]].lstrip().startswith(">")
    ):
        _keep_context(lines, labels, runs, intro_lines)
    elif above and below:
        _top_and_bottom(lines, labels, runs)


def _label_intros(lines: list[str], labels: list[str], region: int) -> set[int]:
    """Label introductions above `>` lines as quote; return their line numbers."""
    found: set[int] = set()
    for index in range(region):
        if not intros.may_end(lines[index]):
            continue
        if labels[index] == QUOTED:
            found.update(_intro_within(lines, labels, index))
            continue
        if not _quote_label_below(lines, labels, index):
            continue
        intro = intros.find(lines, index)
        if intro:
            for line in range(intro[0], index + 1):
                labels[line] = QUOTED
                found.add(line)
    return found


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


def _label_footer(lines: list[str], labels: list[str], region: int) -> None:
    """Label a delimited signature below the last quote: it is not an answer to the quote."""
    quoted = [index for index in range(region) if labels[index] == QUOTED]
    if not quoted:
        return
    for index in range(quoted[-1] + 1, region):
        if lines[index].strip():
            if signatures.is_delimiter(lines[index]):
                labels[index:region] = [SIGNATURE] * (region - index)
            return


def _quote_label_below(lines: list[str], labels: list[str], index: int) -> bool:
    for below in range(index + 1, min(len(lines), index + 8)):
        if lines[below].strip():
            return labels[below] == QUOTED
    return False


def _absorb_wrapped(lines: list[str], labels: list[str], region: int) -> None:
    """Label lines that a client wrapped out of a quote: they touch its lines."""
    for index in range(1, region - 1):
        if labels[index] != REPLY or labels[index - 1] != QUOTED or labels[index + 1] != QUOTED:
            continue
        line = lines[index].strip()
        if not line or not lines[index - 1].strip():
            continue
        long_above = len(lines[index - 1]) >= 60
        odd = lines[index][:1] == " " or line.endswith(">") or line.startswith(("http", "<", "("))
        if odd or (long_above and (line[0].islower() or len(line) < 30)):
            labels[index] = QUOTED


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


def _top_and_bottom(lines: list[str], labels: list[str], runs: list[tuple[str, int, int]]) -> None:
    """Label text below one quote, with an answer above, as a footer unless it answers."""
    _, top_start, top_end = runs[0]
    _, start, end = runs[-1]
    top = [line.strip() for line in lines[top_start:top_end] if line.strip()]
    bottom = [line for line in lines[start:end] if line.strip()]
    only_greeting = len(top) == 1 and len(top[0]) < 50 and _GREETING.match(top[0])
    if only_greeting or len(bottom) >= FEW_LINES or signatures.is_closing(bottom[0].split(",")[0]):
        return
    for index in range(start, end):
        labels[index] = QUOTED
