"""Header blocks (`From:`, `Sent:`, …) above a quoted mail.

Mail clients put them there. A journey, a form and a shipment have labels of the same words: a block
needs the evidence that it is a mail's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum

from rapport.mail import subjects
from rapport.mail.quoting import separators
from rapport.mail.quoting.languages import LANGUAGES
from rapport.mail.quoting.languages.fields import LABELS, MAILS_ONLY, SENDERS, SOURCE, plain

LONGEST = 40  # lines of one block, long recipient lists included
FULL = range(60, 100)  # characters of a line that a program wrapped
_DIRECTIONS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BLANK = " >*|\t\xa0"
_EDGES = " \t*_|\xa0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_LABEL = re.compile(
    rf"^[\s>*_|{_DIRECTIONS}•·–-]{{0,40}}([^\s:：*_>|–-][^:：*\n]{{0,30}}?)"
    rf"[\s*_{_DIRECTIONS}]{{0,6}}[:：]"
)
# What may label a field in a language or a client that the tables do not have.
_UNKNOWN = re.compile(r"[^\W\d_]{1,20}(?:[ .'/-][^\W\d_]{1,20}){0,3}\.?(?: \([^\W\d_]{1,5}\))?")
_TIME_OF_DAY = re.compile(r"\d{1,2}\s?[:.h時点시]\s?\d{2}(?!\d)|\d{1,2}\s?[AaPp]\.?[Mm]")
_DIGIT = re.compile(r"\d")
_OTHER = frozenset(["other"])


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

    @property
    def is_surely_mails(self) -> bool:
        """Return whether it is a mail's also below a line that may mean anything."""
        return "subject" in self.fields or "@" in "".join(self.fields.values())


@dataclass(slots=True)
class _Reading:
    """What was read of a block so far."""

    end: int
    fields: dict[str, str] = field(default_factory=dict)
    is_mails: bool = False  # whether it has a label that only mails have
    is_named: bool = False  # whether its sender is called one: a journey is only "from" somewhere
    is_source: bool = False  # whether it has header fields that no client shows
    guessed: set[str] = field(default_factory=set)  # fields whose label is in no table
    stacked: int = 0  # values that stand below their label


def label_of(line: str) -> tuple[frozenset[str], str] | None:
    """Return the fields that a line's label may mean, and the text after the label."""
    found = _labelled(line)
    return (LABELS[found[0]], found[1]) if found and found[0] in LABELS else None


def find(lines: list[str], start: int, told: Told = Told.NOT) -> Block | None:
    """Return the block that begins at `start`, if any, by what else announces it."""
    first = label_of(lines[start])
    if first is None or first[0] == _OTHER:
        return None
    read = _read(lines, start)
    told = max(told, _told_above(lines, start))
    if told is Told.BY_LINE:
        known = "sender" in read.fields and len(read.fields) > 1
    elif told is Told.BY_SUBJECT:
        known = _may_be_mail(read)
    else:
        known = _is_mail(read) and not _is_pointed_at(lines, start)
    if not known:
        return None
    _wrapped_end(lines, read)
    return Block(start, read.end, read.fields)


def below(lines: list[str], index: int) -> Block | None:
    """Return the block that line `index` announces, skipping blank lines between them."""
    at = index + 1
    while at < len(lines) and at - index < 6 and not lines[at].strip(_BLANK):
        at += 1
    return find(lines, at, Told.BY_LINE) if at < len(lines) else None


def is_in(language: str, lines: list[str], block: Block) -> bool:
    """Return whether a block names its sender in a language: `VS:` is a reply in Finnish."""
    senders = set(map(plain, LANGUAGES[language].sender.split("|")))
    labelled = filter(None, map(_labelled, lines[block.start : block.end]))
    return any(found[0] in senders for found in labelled)


def _labelled(line: str) -> tuple[str, str] | None:
    match = _LABEL.match(line)
    return (plain(match[1]), line[match.end() :].strip(_EDGES)) if match else None


def _read(lines: list[str], start: int) -> _Reading:
    read = _Reading(end=start)
    at = start
    loose = 0  # lines since the last label
    while at < len(lines) and at - start < LONGEST:
        line = lines[at]
        found = _labelled(line)
        if found and found[0] in LABELS:
            if _begins_another(read, lines, at, loose):
                break
            kind = _choose(LABELS[found[0]], read)
            if kind is None:
                break
            read.fields[kind] = found[1]
            read.is_mails = read.is_mails or found[0] in MAILS_ONLY
            read.is_named = read.is_named or (kind == "sender" and found[0] in SENDERS)
            read.end, loose = at + 1, 0
        elif found and found[0] in SOURCE:
            read.is_source, read.end = True, at + 1
        elif not line.strip(_BLANK):
            loose += 1
            if loose > 1 and not _label_ahead(lines, at):
                break
        else:
            loose += 1
            if loose > 3 or not _label_ahead(lines, at):
                break
            if not (found and _add_unknown(read, lines, at, *found)):
                _continue(read, line)
        at += 1
    return read


def _begins_another(read: _Reading, lines: list[str], at: int, loose: int) -> bool:
    """Return whether a sender below lines of text begins the header of a mail of its own."""
    if loose < 2 or "sender" in read.fields or any("@" in each for each in lines[at - loose : at]):
        return False
    label = label_of(lines[at])
    return label is not None and "sender" in label[0] and "@" in label[1]


def _add_unknown(read: _Reading, lines: list[str], at: int, label: str, value: str) -> bool:
    """Add a line that a label unknown to the tables begins, in the middle of known ones.

    Beside a sender and recipients a further line of addresses are copies.
    """
    if not _UNKNOWN.fullmatch(label) or _is_wrapped(lines[at - 1], lines[at]):
        return False
    people = "@" in value
    if people and "sender" in read.fields and "to" not in read.fields:
        read.fields["to"] = value
        read.guessed.add("to")
    elif people and "to" in read.fields and "cc" not in read.fields:
        read.fields["cc"] = value
        read.guessed.add("cc")
    else:
        read.fields.setdefault("other", value)
    return True


def _is_wrapped(above: str, line: str) -> bool:
    """Return whether the first word of a line had no place in the full line above."""
    if line[:1] in " \t" and line.strip():
        return True
    words = line.strip(" >").split(" ", 1)
    return len(above) in FULL and len(above) + len(words[0]) + 1 > 70


def _wrapped_end(lines: list[str], read: _Reading) -> None:
    """Take the rest of the last field, a long subject or list, up to the blank line below."""
    at = read.end
    if read.stacked > 1 and not next(reversed(read.fields.values())):
        at += 1  # each value stands below its label
    while at < len(lines) and at - read.end < 6 and lines[at].strip(_BLANK):
        above = lines[at - 1].rstrip(_BLANK)
        listed = above.endswith((",", ";")) and "@" in lines[at]
        if not (listed or _is_wrapped(above, lines[at])):
            return
        at += 1
    if at < len(lines) and not lines[at].strip(_BLANK):
        for line in lines[read.end : at]:
            _continue(read, line)
        read.end = at


def _choose(candidates: frozenset[str], read: _Reading) -> str | None:
    """Return the field that is still missing: Italian `Data` and `Da`, Spanish `De` and `A`
    overlap. A label that the tables have wins over a guess.
    """
    fields = read.fields
    for guess in read.guessed & candidates:
        fields.setdefault("other", fields.pop(guess))
        read.guessed.discard(guess)
    for each in ("sender", "sent", "to", "cc", "subject", "reply", "other"):
        if each in candidates and each not in fields:
            return each
    return "other" if "other" in candidates else None


def _continue(read: _Reading, line: str) -> None:
    last = next(reversed(read.fields), None)
    if last:
        rest = line.lstrip(" >*|\t").rstrip(" *|\t")
        read.stacked += not read.fields[last]
        read.fields[last] = f"{read.fields[last]} {rest}".strip()


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
    if not dated or "subject" not in fields:
        return False
    if read.is_named and "to" in fields and _is_moment(fields):
        return True
    addressed = any("@" in fields.get(each, "") for each in ("to", "cc"))
    return read.is_mails or addressed or bool(subjects.prefix(fields["subject"]))


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
