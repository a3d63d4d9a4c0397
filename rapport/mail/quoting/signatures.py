"""Finding where the signature begins in a text.

In doubt there is none.
"""

from __future__ import annotations

import re

from rapport.mail.quoting import disclaimers
from rapport.mail.quoting.languages import all_of
from rapport.mail.quoting.signature_lines import (
    is_contact,
    is_lone_name,
    is_name,
    is_sender,
    is_sentence,
    is_titled,
)

LONGEST = 18  # lines with text that one signature may have below its delimiter
LONGEST_CLOSING = 12
FAR = 45  # lines with text from the end; nothing before them is looked at

_DELIMITER = re.compile(r"^\s{0,3}(?:--|—|––|__|---)\s*$")
_LONG_RULE = re.compile(r"^\s{0,3}[-_=~\u2010-\u2015]{4,}\s*$")
_SENT_FROM = re.compile(
    r"^[\s*_\[(\"]{0,5}(?:"
    + "|".join(re.escape(word) for word in all_of("sent_from"))
    # With a colon it is the label of a header block.
    + r")(?!\s?[:：])",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"(?i)iphone|ipad|android|outlook|samsung|galaxy|blackberry|mobil|handy|smartphone|phone|mail"
    r"|huawei|xiaomi|windows|nokia|htc|sony|yahoo|proton|spark|airmail|tablet|telefon|device|app"
    r"|gmx|web\.de|zoho|tutanota|hey|superhuman|pixel|nexus|oneplus|treo|palm|wireless|handheld"
    r"|ordinateur|pc|mac\b|verizon|t-mobile|orange|virus|移动|手机|邮箱|邮件|웹|모바일|휴대|スマート|携帯"
    r"|мобил|почт|телефон|яндекс|sparrow|client|cell|watch|电脑|手機|郵件|laptop|computer"
)
# New Outlook and other apps put a link after their line, whatever the language.
_APP_LINK = re.compile(
    r"^[^\n<>]{3,80}<https?://(?:aka\.ms|bluemail\.me|[\w.]*onelink\.me)/?[^\s<>]*>\.?$"
)
_SENT_FROM_LAST = ("から送信", "에서 보냄", "gönderildi", "भेजा गया")
_CLOSINGS = frozenset(word.lower() for word in all_of("closings"))
_CLOSING_END = " \t\xa0\u3000\u202f,.!;:-–—*_~\u3002\uff01\uff0c"
_FORMAL = re.compile(
    r"regards|sincerely|faithfully|grüße|gruß|grüsse|cordial|salutations|saludo|atentamente"
    r"|atenciosamente|cumprimentos|salut[io]|groet|hilsen|helsing|hälsning|terveisin|pozdr"
    r"|poważan|přátel|priateľ|üdvöz|tisztelet|stimă|respect|уважени|повагою|поздрав|εκτίμηση"
    r"|saygı|בברכה|בכבוד|تحيات|التحية|敬具|此致|敬礼|商祺|lugupidam|pagarbiai"
    r"|cieņu|hormat|trân trọng",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"\s{0,3}\*{0,2}(?:p\.?\s?){1,3}s\.?\s?[:.\-–,]\s?\S", re.IGNORECASE)
_DASH_NAME = re.compile(
    r"^\s{0,3}[-–—~]{1,2}\s?([^\W\d_][\w'-]*\.?(?:\s[^\W\d_][\w'-]*\.?){0,2})\s*$"
)


def find(lines: list[str], sender: tuple[str, ...] = (), *, in_thread: bool = False) -> int | None:
    """Return the first line of the signature at the end of `lines`, or None.

    `sender` holds the words of the sender's name in lower case: they distinguish a name from other
    words. `in_thread`: a quote follows. There a mere "Thanks, Ann" of somebody unknown stays.
    """
    filled = [index for index, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:
        return None
    start = _bottom(lines, filled, sender, in_thread)
    if start is None:
        return None
    # A closing or name right above a signature belongs to it.
    above = [index for index in filled if index < start]
    while len(above) > 1:
        higher = _bottom(lines, above, sender, in_thread)
        if _is_formal(lines[above[-1]]) and is_closing(lines[above[-1]]):
            higher = above[-1]
        if higher is None or higher >= start:
            break
        start = higher
        above = [index for index in above if index < start]
    return None if _says_more(lines[start:]) else start


def _says_more(below: list[str]) -> bool:
    """Return whether a postscript follows, so that the signature is not the end of the text."""
    return any(_POSTSCRIPT.match(line) for line in below)


def _bottom(
    lines: list[str], filled: list[int], sender: tuple[str, ...], in_thread: bool
) -> int | None:
    found = [
        _delimited(lines, filled),
        _mobile(lines, filled),
        disclaimers.begins(lines, filled),
    ]
    if sender or not in_thread:
        found.append(_closing(lines, filled, sender))
        found.append(_dash_name(lines, filled))
        found.append(_named(lines, filled, sender))
    else:
        found.append(_card(lines, filled, sender))
    # The first line is never a signature, whatever it looks like.
    starts = [start for start in found if start is not None and start > filled[0]]
    return min(starts, default=None)


def _delimited(lines: list[str], filled: list[int]) -> int | None:
    """Return the line with `-- `, or a drawn line with few lines below that read like a card."""
    for position in range(max(1, len(filled) - FAR), len(filled)):
        index = filled[position]
        line = lines[index]
        below = len(filled) - 1 - position
        if _DELIMITER.match(line) and below <= LONGEST:
            return index
        if _LONG_RULE.match(line) and 0 < below <= LONGEST_CLOSING:
            under = [lines[other] for other in filled[position + 1 :]]
            short = sum(len(line.strip()) <= 80 for line in under)
            apart = not lines[index - 1].strip()
            card = any(map(is_contact, under)) and not any(map(is_sentence, under))
            if short * 4 >= below * 3 and (apart or card):
                return index
    return None


def is_delimiter(line: str) -> bool:
    """Return whether it is `-- ` or a drawn line."""
    return bool(_DELIMITER.match(line) or _LONG_RULE.match(line))


def is_mobile(line: str) -> bool:
    """Return whether it is `Sent from my iPhone` or the like, in any language."""
    text = line.strip()
    if not 5 < len(text) < 160:
        return False
    if _APP_LINK.match(text):
        return True
    if _SENT_FROM.match(text):
        return _DEVICE.search(text) is not None or len(text) < 40
    return any(word in text for word in _SENT_FROM_LAST) and _DEVICE.search(text) is not None


def _mobile(lines: list[str], filled: list[int]) -> int | None:
    """Return the mobile line that only a few short lines follow."""
    for position in range(max(1, len(filled) - FAR), len(filled)):
        index = filled[position]
        if not is_mobile(lines[index]):
            continue
        rest = [lines[other] for other in filled[position + 1 :]]
        plain = [line for line in rest if not is_mobile(line)]
        if len(plain) <= 4 and all(len(line.strip()) < 120 for line in plain):
            return index
    return None


def is_closing(line: str) -> bool:
    """Return whether it is `Best regards,` or the like, alone or with a name: `Thanks, Ann`."""
    text = line.strip(" \t*_")
    if not text or len(text) > 70:
        return False
    words = text.rstrip(_CLOSING_END).lower()
    return words in _CLOSINGS or _closing_and_name(text)


def _is_formal(text: str) -> bool:
    """Return whether a formal closing is alone on its line: not thanks, no name after it."""
    return _FORMAL.search(text) is not None and not _closing_and_name(text)


def _closing_and_name(text: str) -> bool:
    for mark in (",", ".", "!", " - ", "  "):
        head, found, tail = text.partition(mark)
        if found and head.strip().lower() in _CLOSINGS and tail.strip():
            return is_name(tail) and len(tail.split()) <= 3
    return False


def _closing(lines: list[str], filled: list[int], sender: tuple[str, ...]) -> int | None:
    """Return the last closing formula's line, if the text after it is short and begins with a
    name.
    """
    for position in range(len(filled) - 1, max(0, len(filled) - LONGEST_CLOSING), -1):
        text = lines[filled[position]].strip(" \t*_")
        if not is_closing(text):
            continue
        below = [lines[other] for other in filled[position + 1 :]]
        if not below:
            return filled[position] if _closing_and_name(text) else None
        if all(_is_short(line) for line in below) and (
            is_name(below[0], sender) or _closing_and_name(text)
        ):
            return filled[position]
    return None


def _is_short(line: str) -> bool:
    return len(line.strip()) <= 90


def _dash_name(lines: list[str], filled: list[int]) -> int | None:
    """Return the last line if it is `- Ann` or `—Ann`, unless it ends a list."""
    last = filled[-1]
    if not _DASH_NAME.match(lines[last]):
        return None
    is_list = lines[filled[-2]].lstrip().startswith(("-", "–", "—", "~", "*", "•"))
    return None if is_list else last


def _named(lines: list[str], filled: list[int], sender: tuple[str, ...]) -> int | None:
    """Return the line of a name near the end with only a card below it."""
    first = max(1, len(filled) - LONGEST_CLOSING)
    for position in range(first, len(filled)):
        index = filled[position]
        below = [lines[other] for other in filled[position + 1 :]]
        if not all(_is_short(line) for line in below):
            continue
        if is_sender(lines[index], sender):
            return _with_title_above(lines, filled, position)
        if is_lone_name(lines, filled, position) and _is_card(below):
            return index
    return None


def _card(lines: list[str], filled: list[int], sender: tuple[str, ...]) -> int | None:
    """Return the line where a card begins: a name with an address or number below it."""
    for position in range(max(1, len(filled) - LONGEST_CLOSING), len(filled) - 1):
        below = [lines[other] for other in filled[position + 1 :]]
        if not all(_is_short(line) for line in below) or not any(map(is_contact, below)):
            continue
        if is_lone_name(lines, filled, position) and _is_card(below):
            above = filled[position - 1]
            return above if position > 1 and is_closing(lines[above]) else filled[position]
    return None


def _is_card(below: list[str]) -> bool:
    """Return whether the rest is empty, or has an address, a number or a firm."""
    return not below or (
        any(is_contact(line) for line in below) and sum(is_sentence(line) for line in below) == 0
    )


def _with_title_above(lines: list[str], filled: list[int], position: int) -> int:
    """Return where the name begins, including a short line of a firm or team right above it."""
    index = filled[position]
    above = filled[position - 1]
    text = lines[above].strip()
    if position > 1 and above == index - 1 and len(text) < 40 and is_titled(text):
        return above
    return index
