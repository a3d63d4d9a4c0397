"""Lines of a text labelled as reply, quote or signature.

And the three parts put together.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapport.mail.quoting import cuts, marks, people, runs, separators, signatures
from rapport.mail.quoting.labels import QUOTED, REPLY, SIGNATURE
from rapport.mail.quoting.shown import answers

MOST_CHARACTERS = 300_000  # anything beyond is quoted or reply as a whole
MOST_LINES = 3_000


@dataclass(frozen=True, slots=True)
class Split:
    """The three parts of one text. `forwarded_at` is the line where a forwarded mail begins."""

    reply: str
    quoted: str
    signature: str
    forwarded_at: int | None = None


def split(
    text: str,
    *,
    sender: tuple[str, ...] = (),
    address: str = "",
    quoted: list[bool] | None = None,
    signed: list[bool] | None = None,
) -> Split:
    """Split `text`, by the words of its sender's name and their address.

    `quoted` and `signed` are hints from a client's own HTML for each line.

    Never folds everything: a text without a line that is surely new is all reply.
    """
    lines = text[:MOST_CHARACTERS].split("\n")[:MOST_LINES]
    consumed = sum(map(len, lines)) + len(lines) - 1
    beyond = text[consumed:].lstrip("\n") if consumed < len(text) else ""
    labels, forwarded_at = _label(lines, quoted, sender, address)
    _fold_rules(lines, labels)
    _mark_signature(lines, labels, sender, address, signed)
    if not _has_reply(lines, labels):
        labels = _never_everything(lines, labels)
    shown, folded = _beyond(beyond, lines[-1], labels[-1])
    return Split(
        _joined(lines, labels, REPLY, shown),
        _joined(lines, labels, QUOTED, folded),
        _joined(lines, labels, SIGNATURE, ""),
        forwarded_at,
    )


def _beyond(text: str, last: str, label: str) -> tuple[str, str]:
    """Return what is shown and what is folded of the text beyond the lines that are read.

    Below a marked quote the marks go on to decide; below an unmarked one all is quoted.
    """
    if label != QUOTED or not text:
        return text, ""
    if not marks.is_quote(last):
        return "", text
    lines = text.split("\n")
    written = "\n".join(line for line in lines if not marks.is_quote(line))
    return written.strip(), "\n".join(filter(marks.is_quote, lines))


def _fold_rules(lines: list[str], labels: list[str]) -> None:
    """Label a line drawn right above a quote as part of it."""
    below = REPLY
    for index in range(len(lines) - 1, -1, -1):
        if not lines[index].strip():
            continue
        if labels[index] == REPLY and below == QUOTED and separators.is_drawn(lines[index]):
            labels[index] = QUOTED
        below = labels[index]


def _never_everything(lines: list[str], labels: list[str]) -> list[str]:
    """Return labels with the signature restored and, if that is not enough, the whole text."""
    freed = [REPLY if label == SIGNATURE else label for label in labels]
    return freed if _has_reply(lines, freed) else [REPLY] * len(lines)


def _joined(lines: list[str], labels: list[str], wanted: str, beyond: str) -> str:
    picked = [line for line, label in zip(lines, labels, strict=True) if label == wanted]
    while picked and not picked[0].strip():
        del picked[0]
    while picked and not picked[-1].strip():
        picked.pop()
    if beyond:
        picked.append(beyond)
    return "\n".join(line.rstrip() for line in picked)


def _label(
    lines: list[str], hints: list[bool] | None, sender: tuple[str, ...], address: str
) -> tuple[list[str], int | None]:
    """Return a label for every line, signatures aside, and where a forwarded mail begins."""
    labels = _hinted(lines, hints, sender)
    cut = cuts.first(lines, labels, sender, address)
    if cut is not None and cut.kind == "forward":
        return _label_forward(lines, cut), cut.start
    region = len(lines)
    if cut is not None and _has_reply(lines[: cut.start], labels):
        region = cut.start
        labels[region:] = [QUOTED] * (len(lines) - region)
        if answers.announced(lines[:region]) or _is_marked(lines, cut, sender):
            labels[cut.body :] = [REPLY] * (len(lines) - cut.body)
            return labels, None
    runs.label(lines, labels, region)
    if cut is not None and region == len(lines) and _is_all_quoted_below(lines, labels):
        labels = [REPLY] * len(lines)  # a header at the top, its text, and nothing new
    return labels, None


def _is_marked(lines: list[str], cut: cuts.Cut, sender: tuple[str, ...]) -> bool:
    """Return whether the writer, or whom the header names as recipient, marks their comments."""
    if sender or cut.block is None:
        return answers.marked(lines[cut.body :], sender)
    recipient = people.sender(cut.block.fields.get("to", "")).name
    return answers.marked(lines[cut.body :], tuple(recipient.lower().split()))


def _is_all_quoted_below(lines: list[str], labels: list[str]) -> bool:
    """Return whether nothing follows the first quote but quotes."""
    if QUOTED not in labels:
        return False
    return not _has_reply(lines[labels.index(QUOTED) :], labels[labels.index(QUOTED) :])


def _hinted(lines: list[str], hints: list[bool] | None, sender: tuple[str, ...]) -> list[str]:
    """Return the labels that a client's own HTML tells."""
    marked = (hints or [])[: len(lines)]
    labels = [QUOTED if hint else REPLY for hint in marked]
    labels += [REPLY] * (len(lines) - len(labels))
    begins = labels.index(QUOTED) if QUOTED in labels else 0
    if begins and (
        answers.announced(lines[:begins]) or answers.marked(lines[begins + 1 :], sender)
    ):
        # The answers are inside: only what has quote marks, or a header, is surely not new.
        return [
            label if marks.is_quote(line) else REPLY
            for line, label in zip(lines, labels, strict=True)
        ]
    return labels


def _has_reply(lines: list[str], labels: list[str]) -> bool:
    return any(label == REPLY and line.strip() for line, label in zip(lines, labels, strict=False))


def _label_forward(lines: list[str], cut: cuts.Cut) -> list[str]:
    """Return labels for a forward: the words above it are new, or its text if there are none.

    Words above that announce answers inside, or more below, leave everything in sight.
    """
    labels = [REPLY] * len(lines)
    if answers.announced(lines[: cut.start]):
        return labels
    above = any(line.strip() for line in lines[: cut.start])
    end = len(lines) if above else cut.body
    labels[cut.start : end] = [QUOTED] * (end - cut.start)
    return labels


def _mark_signature(
    lines: list[str],
    labels: list[str],
    sender: tuple[str, ...],
    address: str,
    hints: list[bool] | None,
) -> None:
    kept = [index for index, label in enumerate(labels) if label == REPLY]
    marked = hints or []
    signed = [index < len(marked) and marked[index] for index in kept]
    found = signatures.find(
        [lines[index] for index in kept],
        sender,
        address=address,
        in_thread=QUOTED in labels,
        signed=signed,
    )
    for number in found:
        labels[kept[number]] = SIGNATURE
