"""Label every line of a text as reply, quote or signature, and put the three together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import headerblocks, intros, separators, signatures

MOST_CHARACTERS = 300_000  # what lies beyond is quoted or reply as a whole
MOST_LINES = 6_000
FEW_LINES = 7  # text below a quote shorter than this, with an answer above, is a footer

_QUOTED = re.compile(r"^\s{0,3}(?:>|[A-Za-z]{1,12}>|\|\s|｜)")
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|hallo|moin|guten|liebe[rs]?|sehr geehrte|bonjour|salut|hola|buenos"
    r"|buenas|estimad[oa]|ciao|buongiorno|gentile|ol[áa]|bom dia|boa tarde|caro|beste|geachte|hoi"
    r"|hej|hei|kære|cześć|dzień dobry|witam|dobrý den|ahoj|здравствуйте|привет|добрый|вітаю|добрий"
    r"|こんにちは|お世話|您好|你好|안녕)\b",
    re.IGNORECASE,
)

REPLY, QUOTED, SIGNATURE = "r", "q", "s"


@dataclass(frozen=True, slots=True)
class Split:
    """The three parts of one text. `forwarded_at` is the line where a forwarded mail begins."""

    reply: str
    quoted: str
    signature: str
    forwarded_at: int | None = None


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a quote begins: `start` is the first line of its introduction, `body` of itself."""

    start: int
    body: int
    kind: str  # "rest": all to the end is quoted · "intro": `>` lines follow · "forward"


def split(
    text: str,
    *,
    sender: tuple[str, ...] = (),
    quoted: list[bool] | None = None,
    signed: list[bool] | None = None,
) -> Split:
    """Part `text`. `quoted` and `signed` are what a client's own HTML says of each line.

    Never folds everything: a text without any line that is surely new is all reply.
    """
    lines = text[:MOST_CHARACTERS].split("\n")[:MOST_LINES]
    consumed = sum(map(len, lines)) + len(lines) - 1
    beyond = text[consumed:].lstrip("\n") if consumed < len(text) else ""
    labels, forwarded_at = _label(lines, quoted)
    _fold_rules(lines, labels)
    _mark_signature(lines, labels, sender, signed)
    if not any(label == REPLY and line.strip() for line, label in zip(lines, labels, strict=True)):
        labels = _never_everything(lines, labels)
    tail = labels[-1] if beyond else REPLY
    return Split(
        _joined(lines, labels, REPLY, beyond if tail == REPLY else ""),
        _joined(lines, labels, QUOTED, beyond if tail != REPLY else ""),
        _joined(lines, labels, SIGNATURE, ""),
        forwarded_at,
    )


def _fold_rules(lines: list[str], labels: list[str]) -> None:
    """A line drawn right above a quote belongs to it."""
    below = REPLY
    for index in range(len(lines) - 1, -1, -1):
        if not lines[index].strip():
            continue
        if labels[index] == REPLY and below == QUOTED and separators.is_rule(lines[index]):
            labels[index] = QUOTED
        below = labels[index]


def _never_everything(lines: list[str], labels: list[str]) -> list[str]:
    """Give the signature back, and when that is nothing too, the whole text."""
    freed = [REPLY if label == SIGNATURE else label for label in labels]
    if any(label == REPLY and line.strip() for line, label in zip(lines, freed, strict=True)):
        return freed
    return [REPLY] * len(lines)


def _joined(lines: list[str], labels: list[str], wanted: str, beyond: str) -> str:
    picked = [line for line, label in zip(lines, labels, strict=True) if label == wanted]
    while picked and not picked[0].strip():
        del picked[0]
    while picked and not picked[-1].strip():
        picked.pop()
    if beyond:
        picked.append(beyond)
    return "\n".join(line.rstrip() for line in picked)


def _label(lines: list[str], hints: list[bool] | None) -> tuple[list[str], int | None]:
    labels = [REPLY] * len(lines)
    if hints:
        for index, hint in enumerate(hints[: len(lines)]):
            if hint:
                labels[index] = QUOTED
    cut = _first_cut(lines, labels)
    if cut is not None and cut.kind == "forward":
        return _label_forward(lines, labels, cut), cut.start
    if cut is not None and cut.kind == "rest":
        if any(line.strip() for line, label in zip(lines[: cut.start], labels, strict=False)
               if label == REPLY):  # fmt: skip
            labels[cut.start :] = [QUOTED] * (len(lines) - cut.start)
            region = cut.start
        else:
            region = len(lines)
    else:
        region = len(lines)
    _label_quotes(lines, labels, region)
    return labels, None


def _label_forward(lines: list[str], labels: list[str], cut: _Cut) -> list[str]:
    """What stands above a forwarded mail is new; with nothing above, its body is what was sent."""
    labels = [REPLY] * len(lines)
    above = any(line.strip() for line in lines[: cut.start])
    end = len(lines) if above else cut.body
    labels[cut.start : end] = [QUOTED] * (end - cut.start)
    return labels


def _first_cut(lines: list[str], labels: list[str]) -> _Cut | None:
    """The first place from which everything is quoted or forwarded."""
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        if separators.is_marker(line):
            return _Cut(index, index + 1, "rest")
        if separators.is_like_forwarded(line) and (cut := _forward(lines, index)):
            return cut
        if separators.is_original(line):
            return _Cut(_with_rules_above(lines, index), index + 1, "rest")
        if labels[index] == REPLY and (cut := _block_or_intro(lines, index)):
            return cut
    return None


def _forward(lines: list[str], index: int) -> _Cut | None:
    block = headerblocks.below(lines, index)
    if block is None:
        known = separators.is_forwarded(lines[index])
        return _Cut(_with_rules_above(lines, index), index + 1, "forward") if known else None
    body = block.end
    while body < len(lines) and lines[body].strip():
        body += 1  # a subject that spans over two lines
    return _Cut(_with_rules_above(lines, index), body, "forward")


def _block_or_intro(lines: list[str], index: int) -> _Cut | None:
    line = lines[index]
    if (":" in line or "：" in line) and (block := headerblocks.find(lines, index)):
        return _Cut(_with_rules_above(lines, index), block.end, "rest")
    if not intros.may_end(line):
        return None
    found = intros.find(lines, index)
    if found is None or _is_quoted_below(lines, index):
        return None
    start, strength = found
    return _Cut(start, index + 1, "rest") if strength == intros.STRONG else None


def _is_quoted_below(lines: list[str], index: int) -> bool:
    for below in range(index + 1, min(len(lines), index + 8)):
        if lines[below].strip():
            return _is_quote(lines[below]) and not _is_tail(lines, below)
    return False


def _with_rules_above(lines: list[str], index: int) -> int:
    """Move up over drawn lines and blank ones that stand directly above a quote."""
    start = index
    at = index - 1
    while at >= 0 and index - at <= 6:
        if separators.is_rule(lines[at]):
            start = at
        elif lines[at].strip(" >"):
            break
        at -= 1
    return start


def _is_quote(line: str) -> bool:
    return _QUOTED.match(line) is not None


def _is_tail(lines: list[str], index: int) -> bool:
    """Whether a line begins with the ">" of an address that was wrapped: `>:` or `> wrote:`."""
    if index == 0 or not 1 < len(lines[index].strip()) < 40:
        return False
    above = lines[index - 1]
    return above.rfind("<") > above.rfind(">", 1) and intros.may_end(lines[index])


def _label_quotes(lines: list[str], labels: list[str], region: int) -> None:
    """Label `>` lines with their introductions, and what stands between and below them."""
    for index in range(region):
        if labels[index] == REPLY and _is_quote(lines[index]) and not _is_tail(lines, index):
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
    if len(texts) >= 3 or (len(texts) == 2 and not (above and below)):
        _keep_context(lines, labels, runs, intro_lines)
    elif above and below:
        _top_and_bottom(lines, labels, runs)


def _label_intros(lines: list[str], labels: list[str], region: int) -> set[int]:
    """Label introductions above `>` lines as quote; return their line numbers."""
    found: set[int] = set()
    for index in range(region):
        if labels[index] != REPLY or not intros.may_end(lines[index]):
            continue
        if not _quote_label_below(lines, labels, index):
            continue
        intro = intros.find(lines, index)
        if intro:
            for line in range(intro[0], index + 1):
                labels[line] = QUOTED
                found.add(line)
    return found


def _label_footer(lines: list[str], labels: list[str], region: int) -> None:
    """A delimited signature below the last quote is no answer to it."""
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
    """Lines that a client wrapped out of a quote belong to it: unspaced between its lines."""
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
    """Runs of one label as (label, first, end), blank lines joining what stands around them."""
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
    """Interleaved answers keep the quotes they answer; introductions and the last quote fold."""
    last_text = max(position for position, run in enumerate(runs) if run[0] == REPLY)
    first_text = min(position for position, run in enumerate(runs) if run[0] == REPLY)
    start = 0 if first_text <= 1 else first_text
    for label, first, end in runs[start:last_text]:
        if label != QUOTED:
            continue
        for index in range(first, end):
            if index not in intro_lines:
                labels[index] = REPLY


def _top_and_bottom(lines: list[str], labels: list[str], runs: list[tuple[str, int, int]]) -> None:
    """An answer above and text below one quote: the text below is a footer unless it answers."""
    _, top_start, top_end = runs[0]
    _, start, end = runs[-1]
    top = [line.strip() for line in lines[top_start:top_end] if line.strip()]
    bottom = [line for line in lines[start:end] if line.strip()]
    only_greeting = len(top) == 1 and len(top[0]) < 50 and _GREETING.match(top[0])
    if only_greeting or len(bottom) >= FEW_LINES or signatures.is_closing(bottom[0].split(",")[0]):
        return
    for index in range(start, end):
        labels[index] = QUOTED


def _mark_signature(
    lines: list[str], labels: list[str], sender: tuple[str, ...], hints: list[bool] | None
) -> None:
    if hints:
        for index, hint in enumerate(hints[: len(labels)]):
            if hint and labels[index] == REPLY:
                labels[index] = SIGNATURE
    kept = [index for index, label in enumerate(labels) if label == REPLY]
    in_thread = QUOTED in labels
    start = signatures.find([lines[index] for index in kept], sender, in_thread=in_thread)
    if start is not None:
        for index in kept[start:]:
            labels[index] = SIGNATURE
