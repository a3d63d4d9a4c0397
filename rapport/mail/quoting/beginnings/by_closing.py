"""Signatures that begin with a closing."""

from __future__ import annotations

import re

from rapport.mail.quoting import greetings
from rapport.mail.quoting.beginnings import by_delimiter, by_name
from rapport.mail.quoting.cards import announcing, closings, framed, names, others, speech, walk
from rapport.mail.quoting.cards import lines as card
from rapport.mail.quoting.cards.walk import ALWAYS, SIGNED, Text

_OPENING = ('"', "“", "„", "«", "»", "「", "『", "'", "‘")
_CASELESS = re.compile(r"^[\u0590-\u06ff\s\"'.״׳-]{2,30}$")
_INITIALS = re.compile(r"^(?:[^\W\d_a-z]\.?[ -]?){1,3}$")


def end_of(text: Text, position: int) -> int:
    """Return the end of a signature that begins with a closing."""
    first = text.line(position)
    if not closings.is_formal(first) and _is_closing_below(text, position):
        return position  # thanks, and then the closing
    named = closings.name_after(first, text.sender)
    formal = closings.is_formal(first) or bool(named and closings.is_formal(first[: -len(named)]))
    own = bool(named) and names.is_own(named, text.sender)
    below = position + 1
    while not named and below < len(text.filled) and closings.is_closing(text.line(below)):
        named = closings.name_after(text.line(below), text.sender)
        formal = formal or closings.is_formal(text.line(below))
        below += 1
    end, kinds = walk.walk(text, below)
    if not named and _is_initials(text, below):
        return below + 1
    if not named:
        if formal and kinds and kinds[0] == card.TITLE:
            signed = card.NAME in kinds and (card.STRONG.intersection(kinds) or card.TITLE in kinds)
            if signed and walk.is_end(text, end):
                return end
        if not kinds and formal and _is_name_with_role(text, below):
            return below + 1
        if not kinds and formal and _is_last_word(text, below):
            return below + 1
        if not kinds and formal and (end := _titled(text, below)) > below:
            return end
        if not kinds or kinds[0] == card.RULE:
            ends = (
                walk.is_end(text, below)
                or by_delimiter.ends(text, below)
                or _is_closed_again(text, below)
            )
            return below if formal and ends and not _waits(text, position) else position
        if kinds[0] in ALWAYS:
            return end if formal or SIGNED in kinds else position
        own = by_name.is_own(text, below)
        if kinds[0] != card.NAME and not (formal and card.STRONG.intersection(kinds)):
            return position
        if not (own or formal or kinds[1:]) and _is_asked(text, position, below):
            return position
    if own:
        return end
    if not walk.is_end(text, end):
        # What follows is the writer's, as long as this is not a letter that somebody shows.
        return position if _is_cited(text, position) else end
    return end


def _waits(text: Text, position: int) -> bool:
    """Return whether a line below a card says what the writer waits for: "Жду ответа"."""
    if closings.is_regards(text.line(position)):
        return False
    return card.kind(text.line(position - 1), text.sender) in (card.NUMBER, *card.STRONG)


def begins_by_comma(text: Text, position: int) -> bool:
    """Return whether a few words end with a comma above the last name: "Fair winds,"."""
    line = text.line(position).strip()
    if not text.is_apart(position) or len(line) > 40 or position + 1 >= len(text.filled):
        return False
    below = text.line(position + 1)
    own = names.is_own(below, text.sender)
    if not line.endswith((",", "，")) or len(line.split()) > (5 if own else 4):
        return False
    if text.is_apart(position + 1) or any(c.isdigit() for c in line) or line[-1] in ":?;":
        return False
    if speech.talks(line) or speech.names_matter(line) or not (own or names.is_name(below)):
        return False
    if text.line(position - 1).rstrip().endswith((":", "：")):
        return False
    return (own and line.endswith(",")) or walk.is_end(text, walk.walk(text, position + 1)[0])


def _is_initials(text: Text, position: int) -> bool:
    """Return whether the last line below a closing is the sender's initials: "M.", "A. B."."""
    if position >= len(text.filled) or not walk.is_end(text, position + 1):
        return False
    line = text.line(position).strip()
    if not _INITIALS.match(line):
        return False
    letters = [c.lower() for c in line if c.isalpha()]
    return line.endswith(".") or all(
        any(word.startswith(letter) for word in text.sender) for letter in letters
    )


def _is_name_with_role(text: Text, position: int) -> bool:
    """Return whether the last line is a name and what somebody is: "Gunn Eide, butikksjef"."""
    if position >= len(text.filled) or not walk.is_end(text, position + 1):
        return False
    name, _, role = text.line(position).strip().partition(", ")
    return bool(role) and names.is_name(name) and card.kind(role) in (card.TITLE, card.FIRM)


def _is_last_word(text: Text, position: int) -> bool:
    """Return whether a few words of a script without capitals end the text: a name."""
    if position >= len(text.filled) or not walk.is_end(text, position + 1):
        return False
    line = text.line(position).strip(" .,،־")
    if not _CASELESS.match(line) or len(line.split()) > 3:
        return False
    return not speech.talks(line) and not speech.names_matter(line)


def _titled(text: Text, position: int) -> int:
    """Return the end of a card whose first line may be a name of a script without capitals."""
    line = text.line(position) if position < len(text.filled) else ""
    if not _CASELESS.match(line) or len(line.split()) > 4 or not framed.is_plain(line):
        return position
    if speech.names_matter(line) or position + 1 >= len(text.filled) or text.is_apart(position + 1):
        return position
    end, kinds = walk.walk(text, position + 1, (card.NAME,))
    told = card.STRONG.intersection(kinds) or card.TITLE in kinds or ALWAYS.intersection(kinds)
    return end if told and kinds[0] not in ALWAYS else position


def _is_closing_below(text: Text, position: int) -> bool:
    below = position + 1
    return below < len(text.filled) and text.is_apart(below) and closings.is_alone(text.line(below))


def _is_cited(text: Text, position: int) -> bool:
    """Return whether another letter begins above: a greeting within, or an announcement."""
    above = [text.line(at) for at in range(position)]
    for at, line in enumerate(above):
        if at > 1 and greetings.is_greeting(line):
            return True
        begun = above[at - 1].rstrip().endswith((":", "：")) if at else False
        if begun and line.lstrip().startswith(_OPENING):
            return True
    return False


def _is_asked(text: Text, position: int, below: int) -> bool:
    """Return whether a word below mere thanks may be what the letter leads to: "Bristol"."""
    if names.is_plain(text.line(below)):
        return False
    above = announcing.sentences_above(text, position)
    return any(others.asks_where(line) or others.asks_who(line) for line in above[:1])


def _is_closed_again(text: Text, position: int) -> bool:
    """Return whether another closing, with a signature to the end, stands further down."""
    if position >= len(text.filled) or not text.is_apart(position):
        return False
    for below in range(position, len(text.filled)):
        line = text.line(below)
        if closings.is_alone(line) or closings.with_name(line, text.sender):
            end = walk.walk(text, below + 1)[0]
            return end > below and walk.is_end(text, end)
    return False
