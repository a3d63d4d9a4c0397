"""Header blocks that the writer pasted, with the text below them.

A mail program puts one above what it quotes, and a customer pastes one to show what they wrote or
got. Where no separator, mark or markup of a program tells which, a block is the writer's if no
closing and no name of theirs stands above it and one of these holds:

| the block, or what is around it | for example |
|---|---|
| its sender is the writer, by address or by name | "I did write to you", and their own mail |
| it is somebody else's, and the writer's name ends the text below | a receipt, and a question |
| it has neither an address nor a time of day | a text message, a ticket of a machine |
| the line above tells of a paste, and the last paragraph below talks | "This is what I got" |

Of a writer who is not known, the recipient's name below a block is theirs, and the sender's below
one that is announced. Anything else is a quote: an answer above our mail, with or without a
signature; a mail below the signature of another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.mail.quoting import headerblocks, intros, mobile, people, separators
from rapport.mail.quoting.cards import closings, names, speech
from rapport.mail.quoting.languages import telling
from rapport.mail.quoting.marks import is_quote

NEAR = 8  # lines with text at the end of a mail in which its writer's name and card are

_DATE = re.compile(r"\d{1,4}\s?[./-]\s?\d{1,2}(?:\s?[./-]\s?\d{2,4}|\.)")
_TIME = re.compile(r"\d{1,2}\s?[:.h時点时시]\s?\d{0,2}|\d{1,2}\s?(?:[ap]\.?m\b|uhr|klo?\b)", re.I)


@dataclass(frozen=True, slots=True)
class Writer:
    """Whoever wrote the mail: the words of their name in lower case, and their address."""

    words: tuple[str, ...] = ()
    address: str = ""


def is_pasted(lines: list[str], block: headerblocks.Block, above: int, writer: Writer) -> bool:
    """Return whether the writer pasted a block; `above` is where the text above it begins."""
    if any(_is_signed(line, writer) for line in lines[above : block.start]):
        return False
    sender = people.sender(block.fields.get("sender", ""))
    if _is_writers(sender.email, sender.name, writer) or not _is_dated_mail(block):
        return True
    below = _filled(lines[block.end : _end(lines, block.end)])
    if _ends_with(below, writer.words) and not names.is_own(sender.name, writer.words):
        return True
    announced = telling.announces(_line_above(lines, block.start))
    if not writer.words and _is_unknown_writers(below, block, sender.name, announced=announced):
        return True
    return announced and _talks_last(lines, block.end)


def _is_signed(line: str, writer: Writer) -> bool:
    """Return whether a line ends what somebody wrote: a closing, their name, a mobile line."""
    if not line.strip() or len(line) > 210:
        return False
    return (
        closings.is_closing(line)
        or closings.is_delimiter(line)
        or names.is_own(line, writer.words)
        or mobile.is_mobile(line)
    )


def _is_writers(email: str, name: str, writer: Writer) -> bool:
    if email and writer.address:
        return email.lower() == writer.address.lower() or names.is_own(name, writer.words)
    return bool(name) and names.is_own(name, writer.words)


def _is_dated_mail(block: headerblocks.Block) -> bool:
    """Return whether a block has an address or a time of day, as those of mails have."""
    if any("@" in value for value in block.fields.values()):
        return True
    return _TIME.search(_DATE.sub(" ", block.fields.get("sent", ""))) is not None


def _end(lines: list[str], start: int) -> int:
    """Return the line at which the next quote, block or introduction begins."""
    for index in range(start, len(lines)):
        line = lines[index]
        if is_quote(line) or separators.is_original(line) or separators.is_like_forwarded(line):
            return index
        if intros.may_end(line) and (found := intros.find(lines, index)):
            return max(start, found[0])
        label = headerblocks.label_of(line)
        if label and "sender" in label[0] and _is_labelled_below(lines, index):
            return index
    return len(lines)


def _is_labelled_below(lines: list[str], index: int) -> bool:
    return index + 1 < len(lines) and headerblocks.label_of(lines[index + 1]) is not None


def _filled(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _line_above(lines: list[str], start: int) -> str:
    return next((line for line in reversed(lines[:start]) if line.strip()), "")


def _ends_with(below: list[str], words: tuple[str, ...]) -> bool:
    """Return whether a name of these words ends a text, with no sentence below it."""
    if not words:
        return False
    for line in reversed(below[1:][-NEAR:]):
        if names.is_own(line, words):
            return not line.rstrip().endswith(",")
        if names.is_own(closings.name_after(line, words), words):
            return True
        if speech.talks(line) or line.rstrip().endswith((".", "!", "。")):
            return False
    return False


def _is_unknown_writers(
    below: list[str], block: headerblocks.Block, sender: str, *, announced: bool
) -> bool:
    """Return whether the recipient ends the text, or the sender of what is announced."""
    own = tuple(names.words(sender))
    if announced and _ends_with(below, own):
        return True
    others = tuple(names.words(people.sender(block.fields.get("to", "")).name))
    return _ends_with(below, others) and not _ends_with(below, own)


def _talks_last(lines: list[str], start: int) -> bool:
    """Return whether the last paragraph, apart from another one, talks and closes nothing."""
    end = _end(lines, start)
    while end > start and not lines[end - 1].strip():
        end -= 1
    first = end
    while first > start and lines[first - 1].strip():
        first -= 1
    last = lines[first:end]
    if not _filled(lines[start:first]) or any(map(_only_closes, last)):
        return False
    return any(speech.talks(line) or line.rstrip().endswith(("!", "！")) for line in last)


def _only_closes(line: str) -> bool:
    """Return whether a line is a closing without a sentence of its own in front of it."""
    return closings.is_closing(line) and "。" not in line.rstrip()[:-1]
