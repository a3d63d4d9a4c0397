"""Finding messages about an entirely different topic.

It is only a hint for a person, who decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from rapport.tickets.models import Message

_PREFIX = re.compile(
    r"^\s*(?:\[[^\]]{1,60}\]\s*)?(?:[^\W\d_][\w.-]{0,9}\s*(?:\[\d+\])?\s?[:：]\s*)?"
)
_WORD = re.compile(r"[^\W_]{3,}|\d+")
# Scripts without spaces between words: compared by pairs of characters.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


def can_split_off(said: Sequence[Message], *, from_the_beginning: bool) -> list[Message]:
    """Return the messages that could be split off: customers', but not a ticket's first."""
    inbound = [m for m in said if m.kind == Message.Kind.INBOUND and m.person_id]
    return inbound[1:] if from_the_beginning else inbound


def others(
    subjects: Sequence[str], said: Sequence[Message], possible: Sequence[Message]
) -> set[int]:
    """Return which of them have a subject unlike all of these and are not answered yet."""
    replied = max((m.at for m in said if m.kind == Message.Kind.REPLY), default=None)
    fresh = (m for m in possible if replied is None or m.at > replied)
    return {m.pk for m in fresh if all(differs(known, m.subject) for known in subjects)}


def differs(subject: str, other: str) -> bool:
    """Return whether two subjects have nothing in common, prefixes such as Re: aside.

    An empty one says nothing, so it never differs.
    """
    one, two = _words(subject), _words(other)
    if not one or not two:
        return False
    return not any(_is_alike(a, b) for a in one for b in two)


def _words(subject: str) -> set[str]:
    text = unicodedata.normalize("NFKC", subject).casefold()[:255]
    before = None
    while before != text:
        before, text = text, _PREFIX.sub("", text, count=1)
    signs = "".join(_UNSPACED.findall(text))
    pairs = {signs[i : i + 2] for i in range(len(signs) - 1)}
    return {word for word in _WORD.findall(text) if not _UNSPACED.search(word)} | pairs


def _is_alike(one: str, two: str) -> bool:
    """Return whether two words are the same, or forms of one (invoice, invoices)."""
    if one == two:
        return True
    shorter, longer = sorted((one, two), key=len)
    return len(shorter) > 4 and longer.startswith(shorter[: max(5, len(shorter) - 2)])
