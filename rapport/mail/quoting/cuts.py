"""The first place from which a text is quoted or forwarded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.mail.quoting import headerblocks, intros, separators, verbs
from rapport.mail.quoting.cards import speech
from rapport.mail.quoting.labels import REPLY
from rapport.mail.quoting.marks import is_quote, is_tail
from rapport.mail.quoting.shown import chats, pasted, reported

# Fields that no client quotes.
_SERVERS = re.compile(
    r"\s{0,3}(?:return-path|received|message-id|x-[\w-]{2,30}|mime-version|dkim-signature"
    r"|delivered-to"
    r"|authentication-results|content-type|received-spf|arc-[\w-]{2,30})\s?:",
    re.IGNORECASE,
)

_CITED = re.compile(r"[\"“”„«»‚‘'「『][^\n]{3,400}[\"“”„«»’‘'」』][.!?]?")


@dataclass(frozen=True, slots=True)
class Cut:
    """The beginning of a quote: `start` is the first line of its introduction, `body` of the
    quote.
    """

    start: int
    body: int
    kind: str  # "rest": all to the end is quoted · "shown": the writer shows it · "forward"
    block: headerblocks.Block | None = None  # the header, if it has one


def first(
    lines: list[str], labels: list[str], sender: tuple[str, ...] = (), address: str = ""
) -> Cut | None:
    """Return the first place from which everything is quoted or forwarded.

    `sender` holds the words of the writer's name, in lower case, `address` is theirs.
    """
    writer = pasted.Writer(sender, address)
    shown = 0  # the end of a header that the writer shows
    above = REPLY
    for index, line in enumerate(lines):
        if index < shown or not line.strip():
            continue
        begins, above = above == REPLY, labels[index]
        may_forward = begins or above == REPLY
        if may_forward and separators.is_like_forwarded(line) and (cut := _forward(lines, index)):
            return cut
        if above != REPLY:  # a client marks where its quote ends
            continue
        if separators.is_marker(line):
            return Cut(index, index + 1, "rest")
        if separators.is_original(line) and not _is_written_around(lines, index):
            return Cut(with_rules_above(lines, index), index + 1, "rest")
        if labels[index] == REPLY and (cut := _block_or_intro(lines, index)):
            if cut.kind == "shown" or _is_pasted(lines, cut, shown, writer):
                shown = cut.body
            elif (
                cut.block is None and (end := chats.end_of(lines, cut.start, cut.body)) > cut.start
            ):
                shown = end
            elif cut.block is None and reported.is_reported(lines, cut.start, cut.body, sender):
                continue
            elif not (
                _is_answered(lines, cut) or _is_citation(lines, cut) or _is_shown_below(lines, cut)
            ):
                return cut
    return None


def _is_written_around(lines: list[str], index: int) -> bool:
    """Return whether the writer typed the line "Original Message": within or above own words."""
    return _is_in_sentence(lines, index) or _is_asked_below(lines, index)


def _is_asked_below(lines: list[str], index: int) -> bool:
    """Return whether nothing but one question follows, without a header or a mark."""
    if verbs.inside(lines[index]) or any(c.isdigit() for c in lines[index]):
        return False  # the line says who asked, and when
    below = [line.strip() for line in lines[index + 1 : index + 6]]
    asked = "\n".join(below).strip()
    if len(lines) > index + 6 or "\n\n" in asked or not asked.endswith(("?", "？", "؟")):
        return False
    return not any(map(is_quote, below)) and not any(map(headerblocks.label_of, below))


def _is_in_sentence(lines: list[str], index: int) -> bool:
    """Return whether a sentence goes on around a line: "I see ⏎ --- … --- ⏎ on my screen"."""
    return speech.goes_on(_near(lines, index, -1), _near(lines, index, 1))


def _near(lines: list[str], index: int, step: int) -> str:
    """Return the next line with text above (-1) or below (1), at most two lines away."""
    near = [index + step, index + 2 * step]
    return next(
        (lines[at].strip() for at in near if 0 <= at < len(lines) and lines[at].strip()), ""
    )


def _is_answered(lines: list[str], cut: Cut) -> bool:
    """Return whether an answer stands between an introduction and its text, which is marked."""
    written = False
    for index in range(cut.body, len(lines)):
        line = lines[index]
        if not line.strip():
            continue
        if is_quote(line) and not is_tail(lines, index):
            return written and intros.find(lines, index) is None
        if separators.is_original(line) or separators.is_like_forwarded(line):
            return False
        if intros.may_end(line) and intros.find(lines, index):
            return False
        if (":" in line or "：" in line) and headerblocks.find(lines, index):
            return False
        written = True
    return False


def _is_citation(lines: list[str], cut: Cut) -> bool:
    """Return whether words in quotation marks follow, and then more: the writer cites them."""
    filled = [at for at in range(cut.body, len(lines)) if lines[at].strip()]
    if len(filled) < 2:
        return False
    cited = _CITED.fullmatch(lines[filled[0]].strip()) is not None
    return cited and filled[1] > filled[0] + 1


def _is_shown_below(lines: list[str], cut: Cut) -> bool:
    """Return whether words with a colon announce an introduction without an address: a log."""
    if cut.block is not None:
        return False
    above = _near(lines, cut.start, -1)
    if not above.endswith((":", "：")) or intros.is_moment(above):
        return False
    addressed = any("@" in line for line in lines[cut.start : cut.body])
    return not addressed or chats.tells_of_log(above)


def _is_pasted(lines: list[str], cut: Cut, above: int, writer: pasted.Writer) -> bool:
    """Return whether a header without anything that a program draws is the writer's paste."""
    if cut.block is None or cut.start != cut.block.start:
        return False
    return pasted.is_pasted(lines, cut.block, above, writer)


def _forward(lines: list[str], index: int) -> Cut | None:
    block = headerblocks.below(lines, index)
    if block and not (separators.is_forwarded(lines[index]) or block.is_surely_mails):
        return None
    if block is None:
        known = separators.is_forwarded(lines[index])
        return Cut(with_rules_above(lines, index), index + 1, "forward") if known else None
    body = block.end
    while body < len(lines) and lines[body].strip():
        body += 1  # a subject that spans two lines
    return Cut(with_rules_above(lines, index), body, "forward")


def _block_or_intro(lines: list[str], index: int) -> Cut | None:
    line = lines[index]
    if ":  " in line and intros.is_before_text(line):
        return Cut(index, index, "rest")
    if (":" in line or "：" in line) and (block := headerblocks.find(lines, index)):
        apart = index + 2 < len(lines) and not lines[index + 1].strip()
        if apart and headerblocks.find(lines, index + 2):
            return None  # a line of the writer's own form, apart from the header
        start = with_rules_above(lines, index)
        kind = "shown" if start == index and _is_shown(lines, block) else "rest"
        return Cut(start, block.end, kind, block)
    if not intros.may_end(line):
        return None
    found = intros.find(lines, index)
    if found is None or _is_quoted_below(lines, index):
        return None
    start, strength = found
    return Cut(start, index + 1, "rest") if strength == intros.STRONG else None


def _is_shown(lines: list[str], block: headerblocks.Block) -> bool:
    """Return whether a header is one that the writer shows: announced, or with a server's lines."""
    around = [*lines[max(0, block.start - 1) : block.start], *lines[block.end : block.end + 2]]
    if any(map(_SERVERS.match, around)) or any(map(_SERVERS.match, lines[block.start : block.end])):
        return True
    if "to" not in block.fields and _has_marked_quote(lines, block.end):
        return True  # clients name the recipient; their quote is the one below
    above = next((line for line in reversed(lines[: block.start]) if line.strip()), "")
    return above.rstrip().endswith((":", "："))


def _has_marked_quote(lines: list[str], start: int) -> bool:
    """Return whether an introduction with marked text below it follows."""
    for index in range(start, len(lines)):
        if intros.may_end(lines[index]) and _is_quoted_below(lines, index):
            return intros.find(lines, index) is not None
    return False


def _is_quoted_below(lines: list[str], index: int) -> bool:
    for below in range(index + 1, min(len(lines), index + 8)):
        if lines[below].strip():
            return is_quote(lines[below]) and not is_tail(lines, below)
    return False


def with_rules_above(lines: list[str], index: int) -> int:
    """Move up over drawn lines and blank ones directly above a quote."""
    start = index
    labelled = 0
    at = index - 1
    while at >= 0 and index - at <= 6:
        if separators.is_edge(lines[at]):
            start = at
        elif lines[at].strip() and headerblocks.label_of(lines[at]) and at == index - 1 - labelled:
            labelled += 1  # a header in front of an introduction: part of it below a rule only
        elif lines[at].strip(" >"):
            break
        at -= 1
    return start
