"""Where the signature begins in what a person wrote. When unsure there is none."""

from __future__ import annotations

import re

from .languages import all_of

LONGEST = 18  # lines with text that one signature may have below its delimiter
LONGEST_CLOSING = 12
FAR = 45  # lines with text from the end, beyond which nothing is looked at

_DELIMITER = re.compile(r"^\s{0,3}(?:--|—|––|__|---)\s*$")
_LONG_RULE = re.compile(r"^\s{0,3}[-_=*~\u2010-\u2015]{4,}\s*$")
_SENT_FROM = re.compile(
    r"^[\s*_\[(\"]{0,5}(?:" + "|".join(re.escape(word) for word in all_of("sent_from")) + r")",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?i)iphone|ipad|android|outlook|samsung|galaxy|blackberry|mobil|handy|smartphone|phone|mail"
    r"|huawei|xiaomi|windows|nokia|htc|sony|yahoo|proton|spark|airmail|tablet|telefon|device|app"
    r"|gmx|web\.de|zoho|tutanota|hey|superhuman|pixel|nexus|oneplus|treo|palm|wireless|handheld"
    r"|ordinateur|pc|mac\b|verizon|t-mobile|orange|virus|移动|手机|邮箱|邮件|웹|모바일|휴대|スマート|携帯"
    r"|мобил|почт|телефон|яндекс|mailbox|sparrow|client|cell|watch|电脑|手機|郵件|laptop|computer"
)
_CLOSINGS = frozenset(all_of("closings"))
_CLOSING_END = re.compile(r"[\s,.!;:\-–—*_~\u3002\uff01\uff0c]+$")
_DASH_NAME = re.compile(
    r"^\s{0,3}[-–—~]{1,2}\s?([^\W\d_][\w.'-]*(?:\s[^\W\d_][\w.'-]*){0,2})[.!]?\s*$"
)
_SENTENCE_END = re.compile(r"[.!?…:;,。！？)\"'»”]\s*$")
_CONTACT = re.compile(
    r"(?i)\b(?:tel|phone|fax|mobile?|cell|office|direct|ph|skype|www\.|https?://|e-?mail)\b"
    r"|[\w.+-]+@[\w-]+\.[\w.]+|\+?\(?\d[\d\s().-]{7,}\d|\b(?:gmbh|inc|ltd|llc|s\.?a\.?|b\.?v\.?)\b"
)
_WORD = re.compile(r"[^\W\d_]+")


def find(lines: list[str], sender: tuple[str, ...] = ()) -> int | None:
    """The first line of the signature at the end of `lines`, or None.

    `sender` holds the words of the sender's name in lower case: they tell a name from a word.
    """
    filled = [index for index, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:
        return None
    # The first line is never a signature, whatever it looks like.
    candidates = [
        _delimited(lines, filled),
        _mobile(lines, filled),
        _closing(lines, filled, sender),
        _named(lines, filled, sender),
    ]
    found = [start for start in candidates if start is not None and start > filled[0]]
    if not found:
        return None
    start = min(found)
    earlier = find_above(lines, filled, start, sender)
    return earlier if earlier is not None and earlier > filled[0] else start


def find_above(
    lines: list[str], filled: list[int], start: int, sender: tuple[str, ...]
) -> int | None:
    """A closing or name right above a signature belongs to it."""
    above = [index for index in filled if index < start]
    if len(above) < 2:
        return None
    closing = _closing(lines, above, sender)
    return closing if closing is not None else _named(lines, above, sender)


def _delimited(lines: list[str], filled: list[int]) -> int | None:
    """From `-- ` on, or from a drawn line with few lines below that read like a card."""
    for position in range(max(1, len(filled) - FAR), len(filled)):
        index = filled[position]
        line = lines[index]
        below = len(filled) - 1 - position
        if _DELIMITER.match(line) and below <= LONGEST:
            return index
        if _LONG_RULE.match(line) and below <= LONGEST_CLOSING and _is_card(lines, filled, index):
            return index
    return None


def _is_card(lines: list[str], filled: list[int], rule: int) -> bool:
    above = lines[rule - 1].strip() if rule else ""
    below = [lines[index] for index in filled if index > rule]
    if not below:
        return False
    short = sum(len(line.strip()) <= 60 for line in below)
    return not above and short * 4 >= len(below) * 3


def is_mobile(line: str) -> bool:
    """`Sent from my iPhone` and its like, in any language."""
    text = line.strip()
    if not 5 < len(text) < 160:
        return False
    lower = text.lower()
    if _SENT_FROM.match(text):
        return _DEVICE.search(lower) is not None or len(text) < 40
    return bool(
        ("から送信" in text or "에서 보냄" in text or "gönderildi" in lower)
        and _DEVICE.search(lower)
    )


def _mobile(lines: list[str], filled: list[int]) -> int | None:
    """A mobile line counts when nothing but a few short lines follows it."""
    for position in range(max(1, len(filled) - FAR), len(filled)):
        index = filled[position]
        if not is_mobile(lines[index]):
            continue
        rest = [lines[other] for other in filled[position + 1 :]]
        plain = [line for line in rest if not is_mobile(line)]
        if len(plain) <= 4 and all(len(line.strip()) < 120 for line in plain):
            return index
    return None


def closing_words(line: str) -> str:
    return _CLOSING_END.sub("", line.strip(" \t*_")).lower()


def is_closing(line: str) -> bool:
    """`Best regards,` and its like, alone on a line."""
    if len(line) > 60:
        return False
    return closing_words(line) in _CLOSINGS


def _closing(lines: list[str], filled: list[int], sender: tuple[str, ...]) -> int | None:
    """From the last closing formula on, when what follows is short and names or contacts."""
    for index in reversed(filled[max(1, len(filled) - LONGEST_CLOSING) :]):
        if not is_closing(lines[index]):
            continue
        below = [lines[other] for other in filled if other > index]
        if below and all(_is_short(line) for line in below) and _is_name(below[0], sender):
            return index
    return None


def _is_short(line: str) -> bool:
    return len(line.strip()) <= 90


def _named(lines: list[str], filled: list[int], sender: tuple[str, ...]) -> int | None:
    """The sender's own name on a line near the end, with nothing but contact lines below."""
    dash = filled[-1]
    if _DASH_NAME.match(lines[dash]) and len(filled) > 1 and not _is_list(lines, filled):
        return dash
    if not sender:
        return None
    for index in filled[max(1, len(filled) - LONGEST_CLOSING) :]:
        if not _holds_sender(lines[index], sender):
            continue
        below = [lines[other] for other in filled if other > index]
        if all(_is_short(line) for line in below) and len(below) <= LONGEST_CLOSING:
            return index
    return None


def _is_list(lines: list[str], filled: list[int]) -> bool:
    """Whether a last line with a dash closes a list of such lines."""
    return len(filled) > 1 and lines[filled[-2]].lstrip().startswith(("-", "–", "—", "~", "*"))


def _holds_sender(line: str, sender: tuple[str, ...]) -> bool:
    words = [word.lower() for word in _WORD.findall(line)]
    if not words or len(words) > 5 or len(line.strip()) > 60:
        return False
    return any(word in sender for word in words)


def _is_name(line: str, sender: tuple[str, ...]) -> bool:
    """One to five words that could be a name: capitals first, no sentence."""
    text = line.strip(" \t*_,.!-–—")
    words = _WORD.findall(text)
    if not words or len(words) > 6 or len(text) > 60 or text.endswith("?"):
        return False
    if any(word.lower() in sender for word in words):
        return True
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    return all(word[0].isupper() for word in cased[:1])
