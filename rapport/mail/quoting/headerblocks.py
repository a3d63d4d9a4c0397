"""Header blocks (`From:`, `Sent:`, …) above a quoted mail.

Mail clients put them there. A journey, a form and a shipment have labels of the same words: a block
needs the evidence that it is a mail's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from rapport.mail.quoting import separators
from rapport.mail.quoting.languages import LANGUAGES
from rapport.mail.quoting.languages.fields import LABELS, MAILS_ONLY, SOURCE

LONGEST = 40  # lines of one block, long recipient lists included
_BLANK = " >*|\t\xa0"

_LABEL = re.compile(
    r"^[\s>*_|\u200e\u200f\u202a-\u202c•·]{0,40}([^\s:：*_>|][^:：*\n]{0,30}?)[\s*_]{0,4}[:：]"
)
_TIME_OF_DAY = re.compile(r"\d{1,2}\s?[:.h時点시]\s?\d{2}(?!\d)|\d{1,2}\s?[AaPp]\.?[Mm]")
_DIGIT = re.compile(r"\d")


class Told(IntEnum):
    """What else says that a quoted mail begins here."""

    NOT = 0
    BY_SUBJECT = 1  # the subject of the mail says that it is a forward
    BY_LINE = 2  # a line such as "Forwarded message" directly above


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `start` to `end` (exclusive); `fields` maps a field to its value as written."""

    start: int
    end: int
    fields: dict[str, str]


@dataclass(slots=True)
class _Reading:
    """What was read of a block so far."""

    end: int
    fields: dict[str, str] = field(default_factory=dict)
    is_mails: bool = False  # whether it has a label that only mails have
    is_source: bool = False  # whether it has header fields that no client shows


def label_of(line: str) -> tuple[frozenset[str], str] | None:
    """Return the fields that a line's label may mean, and the text after the label."""
    found = _labelled(line)
    return (LABELS[found[0]], found[1]) if found and found[0] in LABELS else None


def find(lines: list[str], start: int, told: Told = Told.NOT) -> Block | None:
    """Return the block that begins at `start`, if any, by what else announces it."""
    if label_of(lines[start]) is None:
        return None
    read = _read(lines, start)
    told = max(told, _told_above(lines, start))
    if told is Told.BY_LINE:
        known = "sender" in read.fields and len(read.fields) > 1
    elif told is Told.BY_SUBJECT:
        known = _may_be_mail(read)
    else:
        known = _is_mail(read) and not _is_pointed_at(lines, start)
    return Block(start, read.end, read.fields) if known else None


def below(lines: list[str], index: int) -> Block | None:
    """Return the block that line `index` announces, skipping blank lines between them."""
    at = index + 1
    while at < len(lines) and at - index < 6 and not lines[at].strip(_BLANK):
        at += 1
    return find(lines, at, Told.BY_LINE) if at < len(lines) else None


def is_finnish(lines: list[str], block: Block) -> bool:
    """Return whether the labels of a block are Finnish: there `VS:` means a reply."""
    labels = LANGUAGES["fi"].sender.split("|")
    return any(label in line for line in lines[block.start : block.end] for label in labels)


def _labelled(line: str) -> tuple[str, str] | None:
    match = _LABEL.match(line)
    if match is None:
        return None
    label = match[1].strip().lower().replace("\xa0", " ")
    return label, line[match.end() :].strip(" \t*_\xa0")


def _read(lines: list[str], start: int) -> _Reading:
    read = _Reading(end=start)
    at = start
    loose = 0  # lines since the last label
    while at < len(lines) and at - start < LONGEST:
        line = lines[at]
        found = _labelled(line)
        if found and found[0] in LABELS:
            kind = _choose(LABELS[found[0]], read.fields)
            if kind is None:
                break
            read.fields[kind] = found[1]
            read.is_mails = read.is_mails or found[0] in MAILS_ONLY
            read.end, loose = at + 1, 0
        elif not line.strip(_BLANK):
            loose += 1
            if loose > 1 and not _label_ahead(lines, at):
                break
        else:
            loose += 1
            read.is_source = read.is_source or (found is not None and found[0] in SOURCE)
            if loose > 3 or not _label_ahead(lines, at):
                break
            _continue(read.fields, line)
        at += 1
    return read


def _choose(candidates: frozenset[str], fields: dict[str, str]) -> str | None:
    """Return the field that is still missing: Italian `Data` and `Da`, Spanish `De` and `A`
    overlap.
    """
    for each in ("sender", "sent", "to", "cc", "subject", "reply", "other"):
        if each in candidates and each not in fields:
            return each
    return "other" if "other" in candidates else None


def _continue(fields: dict[str, str], line: str) -> None:
    last = next(reversed(fields), None)
    if last:
        fields[last] = f"{fields[last]} {line.strip(' >*|')}".strip()


def _label_ahead(lines: list[str], at: int) -> bool:
    return any(label_of(line) is not None for line in lines[at + 1 : at + 4])


def _told_above(lines: list[str], start: int) -> Told:
    above = _above(lines, start)
    if separators.is_original(above) or separators.is_bare_original(above):
        return Told.BY_LINE
    return Told.NOT


def _is_pointed_at(lines: list[str], start: int) -> bool:
    """Return whether the line above shows the block to the reader, or belongs to it."""
    above = _labelled(lines[start - 1]) if start else None
    if above and (above[0] in LABELS or above[0] in SOURCE):
        return True
    return _above(lines, start).rstrip(" \t*_").endswith((":", "："))


def _above(lines: list[str], start: int) -> str:
    """Return the line above `start`, at most one blank line away."""
    for line in reversed(lines[max(0, start - 2) : start]):
        if line.strip(_BLANK):
            return line
    return ""


def _is_mail(read: _Reading) -> bool:
    """Return whether a block is surely a mail's: it names a person and what was sent."""
    fields = read.fields
    if read.is_source or "sender" not in fields:
        return False
    dated = _DIGIT.search(fields.get("sent", "")) is not None
    if "@" in fields["sender"]:
        return "subject" in fields and ("sent" in fields or "to" in fields) or dated
    addressed = any("@" in fields.get(each, "") for each in ("to", "cc"))
    return "subject" in fields and dated and (read.is_mails or addressed)


def _may_be_mail(read: _Reading) -> bool:
    """Return whether a block is a mail's, given that one is expected."""
    fields = read.fields
    kinds = set(fields) - {"other", "reply", "cc"}
    if len(kinds) < 3:
        return len(kinds) == 2 and "@" in fields.get("sender", "")
    told = read.is_mails or "@" in "".join(fields.values()) or _is_moment(fields)
    return told and ("sender" in kinds or {"sent", "subject"} <= kinds)


def _is_moment(fields: dict[str, str]) -> bool:
    return _TIME_OF_DAY.search(fields.get("sent", "")) is not None
