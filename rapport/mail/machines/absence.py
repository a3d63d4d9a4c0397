"""The days that an out-of-office notice states.

None where it states none, or not for certain.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta

from rapport.mail.machines import absence_dates
from rapport.mail.machines import absence_words as words
from rapport.mail.machines.absence_dates import WEEKDAY, Role, Stated
from rapport.mail.values import Absence

LONGEST = 4_000  # how many characters are looked at
_DAY = timedelta(days=1)
_YEAR = timedelta(days=365)


_JOINER = (
    r"\s{0,2}(?:-|–|—|to|until|till|bis(?: zum)?|au|al|hasta el|ao?|até|tot|t/m|til|do|по|до)"
    r"\s{0,2}"
)
_DAY_BEFORE = re.compile(
    rf"(?<![\d.:/])(?P<day>\d{{1,2}})\.?(?:er|st|nd|rd|th)?(?P<joiner>{_JOINER})$"
)
_UNTIL = re.compile(
    rf"(?:^|[\s(,])({'|'.join(words.UNTIL)})\s{{0,2}}(?:the |den |dem |le |el |il |dia )?$"
)
_FROM = re.compile(
    rf"(?:^|[\s(,])(?:{'|'.join(words.FROM)})\s{{0,2}}(?:the |den |dem |le |el |il |dia )?$"
)
_UNTIL_BEHIND, _FROM_BEHIND = re.compile(words.UNTIL_BEHIND), re.compile(words.FROM_BEHIND)
_BACK = re.compile(words.BACK)
_SENTENCE_END = re.compile(r"[!?;\n。]|(?<=[^\W\d]{3})\.(?=\s|$)")


def find(text: str, sent: date | None) -> Absence | None:
    """Return the days that `text` states; a missing year is the nearest to `sent`, and later."""
    lowered = unicodedata.normalize("NFKC", text[:LONGEST]).lower().replace("\u0307", "")
    stated = [each for each in _with_roles(lowered, absence_dates.find(lowered, sent)) if each.role]
    first = _one(each.meanings for each in stated if each.role == "from")
    until = _one(each.meanings for each in stated if each.role == "until")
    back = _one(each.meanings for each in stated if each.role == "back")
    if "unsure" in (first, until, back):
        return None
    last = _last(until, back)
    if not isinstance(last, date) or not _likely(last, sent):
        return None
    begins = first if isinstance(first, date) else None
    if begins is not None and not timedelta(0) <= last - begins <= _YEAR:
        return None
    return Absence(begins, last)


def _last(until: date | str | None, back: date | str | None) -> date | None:
    """Return the day before they are back; a stated last day must not contradict it."""
    if isinstance(back, date):
        if isinstance(until, date) and not timedelta(0) <= back - until <= 5 * _DAY:
            return None
        return back - _DAY
    return until if isinstance(until, date) else None


def _likely(last: date, sent: date | None) -> bool:
    return sent is None or -_DAY <= last - sent <= _YEAR


def _one(found: Iterable[tuple[date, ...]]) -> date | str | None:
    """Return the one day that all statements give, None without any, "unsure" otherwise."""
    meanings = [set(each) for each in found]
    if not meanings:
        return None
    common = set.intersection(*meanings)
    return common.pop() if len(common) == 1 else "unsure"


def _with_roles(text: str, found: list[Stated]) -> list[Stated]:
    out: list[Stated] = []
    edge = 0
    for index, each in enumerate(found):
        following = found[index + 1].start if index + 1 < len(found) else len(text)
        before = _clause_before(text[max(edge, each.start - 80) : each.start])
        after = _SENTENCE_END.split(text[each.end : min(following, each.end + 60)], maxsplit=1)[0]
        earlier = out[-1].role if out and before.strip(" ,") in _OR else None
        if short := _DAY_BEFORE.search(before):
            out += _range(each, short, before[: short.start()])
        else:
            role = _role(before, after, after_first=_follows_first(out, text, each))
            out.append(Stated(each.start, each.end, each.meanings, role or earlier))
        edge = each.end
    return out


def _follows_first(out: list[Stated], text: str, each: Stated) -> bool:
    """Return whether the date just before this one, in the same clause, is the start of the
    absence.
    """
    return bool(out) and out[-1].role == "from" and each.start - out[-1].end < 30


def _range(end: Stated, short: re.Match[str], before: str) -> list[Stated]:
    """Return days of one month: `du 3 au 14 mars`, `3–14 March`; none for one of the
    month before.
    """
    if _BACK.search(before[-40:]):
        return []
    first: list[date] = []
    for meaning in end.meanings:
        try:
            begins = meaning.replace(day=int(short["day"]))
        except ValueError:
            continue
        if begins <= meaning:
            first.append(begins)
    if not first:
        return []
    return [
        Stated(end.start, end.start, tuple(first), "from"),
        Stated(end.start, end.end, end.meanings, "until"),
    ]


def _clause_before(before: str) -> str:
    """Return the text before a date in its sentence, without the weekday that belongs to it."""
    clause = _SENTENCE_END.split(before)[-1]
    return WEEKDAY.sub("", clause)


def _role(before: str, after: str, *, after_first: bool) -> Role | None:
    behind = bool(_UNTIL_BEHIND.match(after))
    is_until = behind or bool(_UNTIL.search(before))
    is_from = bool(_FROM.search(before)) or bool(_FROM_BEHIND.match(after))
    # "I will not be back until": back on that day.
    if _BACK.search(before[-60:]) and not (after_first and is_until):
        return "back"
    if is_until and (after_first or not is_from):
        return "until" if after_first or behind or not _is_weak(before) else None
    if _BACK.search(after[:40]):
        return "back"
    return "from" if is_from else None


_OR = frozenset(("", "or", "oder", "ou", "o", "of", "eller", "tai", "lub", "nebo", "или", "або"))


def _is_weak(before: str) -> bool:
    """Return whether the words mean an end only if a beginning comes before them."""
    found = _UNTIL.search(before)
    return found is not None and found[1] in _WEAK


_WEAK = frozenset(("to", "and", "au", "al", "a", "ao", "-", "–", "—", "〜", "~"))
