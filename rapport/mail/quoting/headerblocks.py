"""Header blocks (`From:`, `Sent:`, …) above a quoted mail.

Mail clients put them there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapport.mail.quoting.languages import LANGUAGES

LONGEST = 40  # lines of one block, long recipient lists included

_FIELDS = ("sender", "sent", "to", "cc", "subject")


def _labels() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words in LANGUAGES.values():
        for field in _FIELDS:
            for word in getattr(words, field).split("|"):
                if word.strip():
                    found.setdefault(word.strip().lower(), set()).add(field)
    for word in ("reply-to", "reply to", "répondre à", "antwort an", "risposta", "reply-to"):
        found.setdefault(word, set()).add("other")
    for word in (
        "importance",
        "attachments",
        "priority",
        "anlagen",
        "pièces jointes",
        "wichtigkeit",
    ):
        found.setdefault(word, set()).add("other")
    return {word: frozenset(fields) for word, fields in found.items()}


LABELS = _labels()
_LABEL = re.compile(
    r"^[\s>*_|\u200e\u200f\u202a-\u202c•·]{0,40}([^\s:：*_>|][^:：*\n]{0,30}?)[\s*_]{0,4}[:：]"
)
_TIME_OF_DAY = re.compile(r"\d{1,2}\s?[:.h時点시]\s?\d{2}(?!\d)|\d{1,2}\s?[AaPp]\.?[Mm]")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines `start` to `end` (exclusive); `fields` maps a field to its value as written."""

    start: int
    end: int
    fields: dict[str, str]


def label_of(line: str) -> tuple[frozenset[str], str] | None:
    """Return the fields that a line's label may mean, and the text after the label."""
    match = _LABEL.match(line)
    if match is None:
        return None
    fields = LABELS.get(match[1].strip().lower().replace("\xa0", " "))
    return (fields, line[match.end() :].strip(" \t*_\xa0")) if fields else None


def find(lines: list[str], start: int, *, sure: bool = False) -> Block | None:
    """Return the block that begins at `start`, if any; `sure` if a line above announces it."""
    if label_of(lines[start]) is None:
        return None
    fields: dict[str, str] = {}
    end = at = start
    loose = 0  # lines since the last label
    while at < len(lines) and at - start < LONGEST:
        line = lines[at]
        found = label_of(line)
        if found:
            kind = _choose(found[0], fields)
            if kind is None:
                break
            fields[kind] = found[1]
            end, loose = at + 1, 0
        elif not line.strip(" >*|\t\xa0"):
            loose += 1
            if loose > 1 and not _label_ahead(lines, at):
                break
        else:
            loose += 1
            if loose > 3 or not _label_ahead(lines, at):
                break
            _continue(fields, line)
        at += 1
    if _is_block(fields) or (sure and "sender" in fields and len(fields) > 1):
        return Block(start, end, fields)
    return None


def below(lines: list[str], index: int) -> Block | None:
    """Return the block that line `index` announces, skipping blank lines between them."""
    at = index + 1
    while at < len(lines) and at - index < 6 and not lines[at].strip(" >*|\t\xa0"):
        at += 1
    return find(lines, at, sure=True) if at < len(lines) else None


def is_finnish(lines: list[str], block: Block) -> bool:
    """Return whether the labels of a block are Finnish: there `VS:` means a reply."""
    labels = LANGUAGES["fi"].sender.split("|")
    return any(label in line for line in lines[block.start : block.end] for label in labels)


def _is_moment(fields: dict[str, str]) -> bool:
    return _TIME_OF_DAY.search(fields.get("sent", "")) is not None


def _choose(candidates: frozenset[str], fields: dict[str, str]) -> str | None:
    """Return the field that is still missing: Italian `Data` and `Da`, Spanish `De` and `A`
    overlap.
    """
    for field in ("sender", "sent", "to", "cc", "subject", "other"):
        if field in candidates and field not in fields:
            return field
    return "other" if "other" in candidates else None


def _continue(fields: dict[str, str], line: str) -> None:
    last = next(reversed(fields), None)
    if last:
        fields[last] = f"{fields[last]} {line.strip(' >*|')}".strip()


def _label_ahead(lines: list[str], at: int) -> bool:
    return any(label_of(line) is not None for line in lines[at + 1 : at + 4])


def _is_block(fields: dict[str, str]) -> bool:
    kinds = set(fields) - {"other", "cc"}
    if len(kinds) >= 3:
        # Without a subject it could be a journey: "From: Berlin, To: Munich, Date: 3 May".
        told = "subject" in kinds or "@" in "".join(fields.values()) or _is_moment(fields)
        return told and ("sender" in kinds or {"sent", "subject"} <= kinds)
    if "sender" in kinds and len(kinds) == 2:
        return "@" in fields["sender"]
    return False
