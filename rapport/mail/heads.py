"""Heads of forwarded mails whose labels have no colon.

eM Client writes `From "Ann" <ann@example.com>`, NetEase a table `| From | Ann |`, and Notes the
sender and the moment without a label. Each line gets a colon, so that all are read alike.
"""

from __future__ import annotations

import re

from rapport.mail.quoting import headerblocks, intros, separators
from rapport.mail.quoting.languages.fields import LABELS, plain

MOST_LINES = 40  # of one head
MOST_HEADS = 20  # announcements whose lines are tried
LEAST = 3  # labels that make a head

_BLANK = " >\t\xa0"
_ROW = re.compile(r"^\|\s{0,9}([^|\n]{1,40}?)\s{0,9}\|\s{0,9}([^|\n]{0,2000}?)\s{0,9}\|?\s{0,9}$")
_MOST_WORDS = 4  # of a label
# What an announcement ends with: most lines are passed over at a glance.
_ENDS = frozenset("-_=*~+#:：>\u2010\u2011\u2012\u2013\u2014\u2015\u2500\u2501")


def with_colons(lines: list[str]) -> list[str]:
    """Return the lines, as many as before, with a colon behind each label of such a head."""
    found = list(lines)
    tried = 0
    for index, line in enumerate(lines):
        if tried >= MOST_HEADS:
            break
        if line.rstrip()[-1:] in _ENDS and _announces(line):
            tried += 1
            for at, written in _head(lines, index + 1).items():
                found[at] = written
    return found


def _announces(line: str) -> bool:
    return (
        separators.is_like_forwarded(line)
        or separators.is_original(line)
        or separators.is_framed(line)
    )


def _head(lines: list[str], start: int) -> dict[int, str]:
    """Return the lines of a head by their places, empty if it is none or has its colons."""
    while start < len(lines) and not lines[start].strip(_BLANK):
        start += 1
    end = _paragraph(lines, start)
    if start == end or headerblocks.label_of(lines[start]):
        return {}
    written = _unlabelled(lines[start:end], start)
    kinds = {"sender"} if written else set[str]()
    if written and start + 2 == end:
        # Notes leaves blank lines, and sets values below their labels.
        end = _paragraph(lines, end + 1)
        while end + 1 < len(lines) and (_labelled(lines[end + 1]) or ("", "x"))[1] == "":
            end = _paragraph(lines, end + 1)
    for at in range(start, end):
        if found := _labelled(lines[at]):
            label, value = found
            below = lines[at + 1] if at + 1 < end else ""
            if not value and below.strip(_BLANK) and not _labelled(below):
                written[at], written[at + 1] = "", f"{label}: {below.strip()}"
            else:
                written[at] = f"{label}: {value}".rstrip()
            kinds |= LABELS[plain(label)]
    return written if _is_head(written, kinds) else {}


def _paragraph(lines: list[str], start: int) -> int:
    """Return the end of the lines with text from here on."""
    end = min(start, len(lines))
    while end < min(len(lines), start + MOST_LINES) and lines[end].strip(_BLANK):
        end += 1
    return end


def _unlabelled(lines: list[str], start: int) -> dict[int, str]:
    """Return the sender and the moment of Notes, which have no label."""
    if len(lines) < 2 or "@" not in lines[0] or _labelled(lines[0]):
        return {}
    sender, moment = (line.lstrip(_BLANK).rstrip() for line in lines[:2])
    if len(moment) > 60 or not intros.is_moment(moment):
        return {}
    return {start: f"From: {sender}", start + 1: f"Sent: {moment}"}


def _is_head(written: dict[int, str], kinds: set[str]) -> bool:
    """Return whether the labelled lines are a mail's: they name a sender, and an address."""
    addressed = any("@" in line for line in written.values())
    return addressed and "sender" in kinds and len(written) >= LEAST


def _labelled(line: str) -> tuple[str, str] | None:
    """Return the label and the value of a line that has no colon between them."""
    text = line.lstrip(_BLANK)
    if row := _ROW.match(text):
        label = row[1].strip("*: ")
        return (label, row[2]) if plain(label) in LABELS else None
    text = text.rstrip()
    words = text.split(None, _MOST_WORDS)
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        label = " ".join(words[:count]).strip("*")
        if plain(label) in LABELS:
            return label, _after(text, count)
    return None


def _after(text: str, count: int) -> str:
    """Return what follows the first words of a text."""
    rest = text.split(None, count)
    return rest[count] if len(rest) > count else ""
