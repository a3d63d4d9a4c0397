"""Forwarded mails: the author, and the words above.

Quoted in the text of another mail, or attached whole.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from rapport.mail import foreign_heads, subjects
from rapport.mail.heads import with_colons
from rapport.mail.quoting import headerblocks, intros, oneline, people, separators
from rapport.mail.values import Forward, Mail

MOST_CHARACTERS = 200_000  # a forward must begin within this many lines
MOST_LINES = 2_000
# The Bat writes a sentence above the head.
_SENTENCES = frozenset(
    ("this is a forwarded message", "dies ist eine weitergeleitete nachricht")
    + ("это пересылаемое сообщение", "ceci est un message transféré", "to jest przesłana wiadomość")
)
LONGEST_BODY = 2_000_000  # characters of a forwarded mail; the rest stays in the text


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of the forwarded mail: lines `start` to `end`, fields as written."""

    start: int
    end: int
    fields: dict[str, str]


def find(text: str, subject: str) -> Forward | None:
    """Return the forwarded mail in `text`, or None.

    A "Forwarded message" line is enough. Outlook writes none: there the subject must say that it
    is a forward, since a reply carries the same block; a reply is never without a subject.
    """
    lines = text[:MOST_CHARACTERS].lstrip("\ufeff").split("\n")[:MOST_LINES]
    lines = with_colons(lines)
    heads = [head for head in (_marked(lines), _by_subject(lines, subject)) if head]
    if not any("@" in head.fields.get("sender", "") for head in heads):
        foreign = foreign_heads.find(lines, subject)
        heads = [_Head(*foreign)] if foreign else heads
    if not heads:
        return None
    lines = text[:LONGEST_BODY].lstrip("\ufeff").split("\n")
    return _forward(lines, min(heads, key=lambda head: head.start), subject)


def attached(
    mails: Sequence[tuple[Mail, str | None]], subject: str, before: str
) -> tuple[Forward, ...]:
    """Return the forwarded ones of the mails attached whole (RFC 2046 §5.2.1), dates as written.

    Somebody may also attach a mail just to show it; it counts as forwarded if the subject says so,
    or if it comes without other words or under the same subject.
    """
    if not mails:
        return ()
    bare = subjects.bare(subject)
    same = any(subjects.bare(mail.subject) == bare for mail, _date in mails)
    if not (subjects.is_forward(subject) or same or not before.strip()):
        return ()
    return tuple(
        Forward(
            before=before,
            from_=mail.from_,
            to=mail.to,
            cc=mail.cc,
            subject=mail.subject,
            date=date,
            body=mail.text,
            attachments=mail.attachments,
        )
        for mail, date in mails
        if mail.from_.email
    )


def _marked(lines: list[str]) -> _Head | None:
    for index, line in enumerate(lines):
        if separators.is_like_forwarded(line):
            if head := _announced(lines, index):
                return head
        elif fields := oneline.fields(line):
            return _Head(index, index + 1, fields)
        elif _ends_search(lines, index):
            return None
    return None


def _announced(lines: list[str], index: int) -> _Head | None:
    """Return what a "Forwarded message" line announces: a block, or a sentence (Yandex)."""
    if block := headerblocks.below(lines, index):
        told = separators.is_forwarded(lines[index]) or block.is_surely_mails
        return _Head(index, block.end, block.fields) if told else None
    for at in range(index + 1, min(len(lines), index + 6)):
        if not lines[at].strip(" >") or not intros.may_end(lines[at]):
            continue
        if found := intros.find(lines[index + 1 :], at - index - 1):
            start, strength = found
            head = _introduced(lines, (start + index + 1, strength), at)
            return _Head(index, head.end, head.fields) if head else None
    return None


def _ends_search(lines: list[str], index: int) -> bool:
    """Return whether a reply's quote begins here: a forward below it is an older one."""
    line = lines[index]
    if separators.is_original(line) or separators.is_marker(line):
        return True
    if not intros.may_end(line):
        return False
    found = intros.find(lines, index)
    return found is not None and found[1] == intros.STRONG


def _by_subject(lines: list[str], subject: str) -> _Head | None:
    ambiguous = subjects.is_ambiguous(subject)
    forward = subjects.is_forward(subject) or not subject.strip()
    if not (forward or ambiguous):
        return None
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        block = headerblocks.find(lines, index, headerblocks.Told.BY_SUBJECT)
        if block:
            if ambiguous and not _is_forward_in(subject, lines, block):
                return None
            return _Head(_above_rules(lines, index), block.end, block.fields)
        if separators.is_original(line) and "@" in line:
            head = _introduced(lines, (index, intros.STRONG), index)  # GroupWise
            if head:
                return head
        if separators.is_rule(line) or separators.is_original(line):
            continue
        if (
            subjects.is_forward(subject)
            and intros.may_end(line)
            and (found := intros.find(lines, index))
        ):
            head = _introduced(lines, found, index)
            if head:
                return head
    return None


def _is_forward_in(subject: str, lines: list[str], block: headerblocks.Block) -> bool:
    """Return whether an ambiguous prefix means a forward in the language of a block."""
    if subjects.prefix(subject) == "vs":
        return not headerblocks.is_in("fi", lines, block)
    return headerblocks.is_in("hu", lines, block)


def _introduced(lines: list[str], found: tuple[int, int], end: int) -> _Head | None:
    start, strength = found
    if strength != intros.STRONG:
        return None
    introduction = " ".join(line.strip() for line in lines[start : end + 1])
    sender = intros.sender(introduction)
    if not sender:
        return None
    fields = {"sender": sender}
    if sent := intros.moment(introduction):
        fields["sent"] = sent
    return _Head(start, end + 1, fields)


def _above_rules(lines: list[str], index: int) -> int:
    at = index
    while at > 0 and _is_edge(lines[at - 1]):
        at -= 1
        if index - at > 6:
            return index
    return at


def _is_edge(line: str) -> bool:
    if not line.strip(" >") or separators.is_edge(line) or separators.is_original(line):
        return True
    return line.strip().lower() in _SENTENCES


def _forward(lines: list[str], head: _Head, subject: str) -> Forward:
    fields = head.fields
    return Forward(
        before=_before(lines[: head.start]),
        from_=people.sender(fields.get("sender", "")),
        to=people.people(fields.get("to", "")),
        cc=people.people(fields.get("cc", "")),
        subject=_title(fields) or subjects.bare(subject),
        date=fields.get("sent") or None,
        body=_body(lines[head.end :], next(filter(str.strip, lines[head.start :]), "")),
    )


def _title(fields: dict[str, str]) -> str:
    """Return the subject, without the semicolon that QQ puts behind each field."""
    title = fields.get("subject", "").strip()
    if title.endswith(";") and fields.get("sender", "").rstrip().endswith(";"):
        return title[:-1].rstrip()
    return title


def _before(lines: list[str]) -> str:
    """Return the words above, without a rule that is drawn below them."""
    end = len(lines)
    while end and separators.is_drawn(lines[end - 1]):
        end -= 1
    return "\n".join(line.rstrip() for line in lines[:end]).strip()


def _body(lines: list[str], announcement: str) -> str:
    """Return the forwarded text without the quote marks or the indent that the client added."""
    filled = [line for line in lines if line.strip()]
    quoted = sum(line.startswith(">") for line in filled)
    if filled and quoted * 2 >= len(filled):
        lines = [line[1:].removeprefix(" ") if line.startswith(">") else line for line in lines]
    announced = announcement.strip().lower() in _SENTENCES or separators.is_edge(announcement)
    if filled and (announced or separators.is_like_forwarded(announcement)):
        lines = _within(lines)
    text = textwrap.dedent("\n".join(line.rstrip() for line in lines))
    return text.strip()


def _within(lines: list[str]) -> list[str]:
    """Return the lines without the counterparts of "Forwarded message" above and below them."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    if not filled:  # nothing but quote marks
        return lines
    start, last = filled[0], filled[-1]
    return lines[start + _closes(lines[start]) : last + 1 - _closes(lines[last])]


def _closes(line: str) -> bool:
    if not line.strip("-_= ") or line.startswith("===8<==="):
        return True
    return separators.is_framed(line) and separators.is_like_forwarded(line)
