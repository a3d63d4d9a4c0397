"""Lines with a quote mark."""

from __future__ import annotations

import re

from rapport.mail.quoting import intros, verbs
from rapport.mail.quoting.cards import speech
from rapport.mail.quoting.languages import listed

_QUOTED = re.compile(r"^\s{0,3}>")
# Marks of old programs, and as often a table, a chat or a prompt: `| `, `Ann>`.
_OTHER = re.compile(r"^\s{0,3}(?:[A-Za-z]{1,12}>|\|\s|｜)")
_CELLS = re.compile(r"^\s{0,3}\|.*\|\s*$")
# What people type behind a prompt.
_PROMPT = re.compile(
    r"^\s{0,3}>{1,3}\s?(?:(?:npm|npx|yarn|pip|cd|ls|git|sudo|docker|python3?|node"
    r"|curl|wget|ping|dir|ipconfig|ssh"
    r"|make|go|cargo|php|java|select|insert|update|show|import|from \w+ import"
    r"|print|def|for|set|get|net|echo|cat)\b"
    r"|[\w.]+\s?=\s?\S|[\w.]+\(.*\)\s*$|\$\s)",
    re.IGNORECASE,
)

_PERSON = re.compile(r"[<(\[]\s?(?:mailto:)?[^\s<>()@\[\]]{1,80}@[^\s<>()@\[\]]{1,120}[>)\]]")
_DATE_LAST = re.compile(r"[(\[（][^()\[\]（）]{6,60}[)\]）]\s*[:：]?\s*$")
_WORD = re.compile(r"[^\W\d_]+")
# Persons that no mail program names, beside those of ordinary speech.
_PERSONS = listed.words(
    """
ihr ihrem ihren euch euer mig mit meg mi sig jeres deres dere er ere meille minulle mulle
teille nekem nekünk önök mne mnie tobie państwo jste můj váš wasz wam vam mne mě moi toi ți mie
disse-me bana bize sana size לי לנו לכם שלכם לך لي لنا لكم لك мне нам вами тебе мені
"""
)
MOST_LINES = 3
LONGEST = 200


def is_quote(line: str) -> bool:
    return ">" in line and _QUOTED.match(line) is not None


def is_other_mark(line: str) -> bool:
    """Return whether a line has a mark that only an introduction above makes a quote."""
    return _OTHER.match(line) is not None and not _CELLS.match(line)


def is_prompt(line: str) -> bool:
    """Return whether a `>` is the prompt of a program, with what was typed."""
    return _PROMPT.match(line) is not None


def is_tail(lines: list[str], index: int) -> bool:
    """Return whether a line begins with the ">" of a wrapped address: `>:` or `> wrote:`."""
    if index == 0 or not 1 < len(lines[index].strip()) < 40:
        return False
    above = lines[index - 1]
    return above.rfind("<") > above.rfind(">", 1) and intros.may_end(lines[index])


def introduction(lines: list[str], index: int) -> int | None:
    """Return the first line of what introduces the marked lines below `index`, if it does.

    Where the marks are below, a person with an address or a moment is enough, without a verb.
    """
    text = lines[index].strip(" >\t")
    if not text or text[-1] not in ":：︰":
        return None
    for start in range(index, max(-1, index - MOST_LINES), -1):
        if start < index:
            above = lines[start].strip(" >\t")
            if not above or intros.is_sentence(above):
                return None
            text = f"{above} {text}"
        if not 6 <= len(text) <= LONGEST or speaks(text):
            return None
        if _is_introduction(text):
            return intros.with_name_above(lines, start)
    return None


def speaks(text: str) -> bool:
    """Return whether a line above a quote is a person's own: it speaks to or of the reader."""
    text = intros.without_marks(text)
    if speech.talks(verbs.without_unspaced(_PERSON.sub(" ", text))):
        return True
    return any(word in _PERSONS for word in _WORD.findall(listed.lowered(text)))


def _is_introduction(text: str) -> bool:
    if _PERSON.search(text):
        return len(_WORD.findall(_PERSON.sub(" ", text))) <= 12
    if not intros.is_moment(text) or len(_WORD.findall(text)) > 9:
        return False
    named, _, rest = text.partition(", ")
    is_name = len(_WORD.findall(named)) <= 6 and not any(c.isdigit() for c in named)
    return (
        (is_name and intros.begins(rest))
        or intros.begins(text)
        or _DATE_LAST.search(text) is not None
    )
