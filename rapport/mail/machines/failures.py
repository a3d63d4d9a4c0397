"""Permanence of a failed delivery, from the server's words.

The rule of the contract: permanent when the address or its host is gone (no such user or domain,
moved, accepts no mail). Everything else may work again, even with a status of class 5.
"""

from __future__ import annotations

import re

from rapport.mail.machines import failure_words

STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_REPLY = re.compile(r"(?<![\w.])([45][0-5]\d)(?=[ \-#:]|$)", re.MULTILINE)
_VAGUE = frozenset(("5.0.0", "4.0.0", "5.0", "4.0", "5.1.0", "5.3.0", "5.5.0", "5.6.0", "5.2.0"))
# What an address, a page or a mail server is called says nothing of the cause.
_NAMES = re.compile(
    r"(https?://[\w.:-]{1,255})\S{0,500}|(?<=@)(?:[^\W\u2e80-\uffff]|[.-]){1,255}"
    r"|[\w.+=-]{1,64}(?=@)"
)
_PASSING = re.compile("(?i)" + "|".join(failure_words.PASSING))
_UNSURE = re.compile("(?i)" + failure_words.UNSURE)
_STOPS = (". ", "? ", "! ", "。", " * ", ";")
LONGEST = 4_000  # characters of an answer that are read
_GONE = re.compile("(?i)" + "|".join(failure_words.GONE))
# The server accepted the recipient and refused what came after: so the address exists.
_AFTER_DATA = re.compile(
    r"(?i)(?:in reply to|after|following) (?:the )?(?:end of )?data|command:? data|>>> data"
    r"|end of data"
    r"|\[data\]|end of message"
)
# Whoever sends is on a list of senders: that says nothing of the address.
_LISTED = re.compile(
    r"(?i)\bip\b[^\n]{0,60}?\b(?:listed|blocked|black ?listed)\b|spamhaus|spamcop|\bdnsbl\b"
    r"|(?:client|sending|your) (?:host|ip|server|mail ?server|domain|network)\b[^\n]{0,80}?"
    r"\b(?:on|in) [^\n]{0,40}?\blist\b"
)
_NO_ACCOUNT = re.compile(r"(?i)do(?:es)?(?:n'?t| not) have an? \S{1,60} account")
_GONE_STATUS = re.compile(r"5\.(?:1\.(?:0|1|2|3|4|6|10|351)|4\.4|2\.1)$")
_SURE_STATUS = frozenset(("5.1.1", "5.1.2", "5.1.6", "5.1.10"))
# A server that gave up after trying for days repeats the last answer with its class.
_GONE_FOR_NOW = frozenset(("4.1.1", "4.1.2", "4.4.4"))
_PASSING_STATUS = re.compile(r"5\.(?:1\.[78]|2\.[123]|3\.|4\.[12369]|5\.|6\.|7\.)")


def status_of(diagnostic: str, *, stated: str = "") -> str | None:
    """Return the remote server's own status, else the stated one, else the class alone.

    Relays often state a vague code of their own and quote the telling one in the diagnostic.
    """
    inside = [code for code in STATUS.findall(diagnostic) if code[0] != "2"]
    telling = [code for code in inside if code not in _VAGUE]
    if telling and (not stated or telling[-1] != stated):
        return str(telling[-1])
    if stated and (stated not in _VAGUE or not inside):
        return stated
    if inside:
        return str(inside[-1])
    reply = _REPLY.search(diagnostic)
    return f"{reply[1][0]}.0.0" if reply else None


def is_permanent(status: str | None, diagnostic: str, *, after_data: bool = False) -> bool | None:
    """Return whether writing there again cannot work; None if that cannot be told.

    `after_data`: a transcript shows that the recipient was accepted and the content refused.
    """
    words = _NAMES.sub(lambda found: found[1] or " ", diagnostic)
    gone, passing = _says_gone(words), bool(_PASSING.search(words))
    if _LISTED.search(words[:LONGEST]):
        return False
    after_data = after_data or _AFTER_DATA.search(diagnostic) is not None
    if after_data and status not in _SURE_STATUS and not _NO_ACCOUNT.search(diagnostic):
        return False
    if status and status.startswith("4"):
        return status in _GONE_FOR_NOW and gone and not passing
    if status in _SURE_STATUS:
        return not passing or gone
    if status and _PASSING_STATUS.match(status):
        return gone and not passing
    if gone:
        return not passing
    if passing:
        return False
    if status and _GONE_STATUS.match(status):
        return True
    return False if status or diagnostic.strip() else None


def _says_gone(words: str) -> bool:
    """Return whether a sentence says, and does not only guess, that the address is gone."""
    return any(
        not _UNSURE.search(_sentence(words, found.start(), found.end()))
        for found in _GONE.finditer(words[:LONGEST])
    )


def _sentence(words: str, start: int, end: int) -> str:
    begin = max(words.rfind(mark, 0, start) for mark in _STOPS)
    stops = [at for mark in _STOPS if (at := words.find(mark, end)) >= 0]
    return words[begin + 1 : min(stops, default=len(words))]
