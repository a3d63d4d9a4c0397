"""Causes of failed delivery, from a server's status and words.

Statuses are those of RFC 3463 and its registry. Where the address is gone for good, or the status
says nothing, the words decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapport.channels.storable import clean, line
from rapport.customers.models import Cause
from rapport.customers.reaching import Refused
from rapport.mail import FailedRecipient
from rapport.mail.machines import failure_words, failures

LONGEST_SAID = 2000

# Subject and detail of a status, without its class.
_BY_STATUS = {
    "1.1": Cause.NO_MAILBOX,
    "1.2": Cause.NO_HOST,
    "1.3": Cause.NO_MAILBOX,
    "1.4": Cause.NO_MAILBOX,
    "1.6": Cause.MOVED,
    "1.7": Cause.RULES,
    "1.8": Cause.RULES,
    "2.1": Cause.SHUT,
    "2.2": Cause.FULL,
    "2.3": Cause.TOO_LARGE,
    "3.1": Cause.FULL,
    "3.2": Cause.LATER,
    "3.4": Cause.TOO_LARGE,
    "4.1": Cause.NOT_REACHED,
    "4.2": Cause.NOT_REACHED,
    "4.3": Cause.NOT_REACHED,
    "4.4": Cause.NO_HOST,
    "4.5": Cause.LATER,
    "4.6": Cause.NOT_REACHED,
    "4.7": Cause.NOT_REACHED,
}
_WORDS = (
    (Cause.FULL, "|".join(failure_words.FULL)),
    (Cause.TOO_LARGE, r"too (?:large|big|long)|" + "|".join(failure_words.TOO_LARGE)),
    (Cause.LATER, r"gr[ea]y-?list|try again|throttl|rate limit|too many connections|temporar"),
    (Cause.SPAM, r"\bspam\b|junk|unsolicited|blacklist|block ?list|reputation|\bdnsbl\b|\brbl\b"),
    (
        Cause.NOT_REACHED,
        r"timed? ?out|connection (?:refused|reset|lost)|unreachable|could not connect|expired",
    ),
    (Cause.MOVED, r"has moved|moved permanently|new (?:e-?mail )?address"),
    (
        Cause.NO_HOST,
        r"(?:host|domain)(?: name)?\b[^.\n]{0,40}\b(?:not found|unknown|not exist|lookup)"
        r"|null ?mx|unrouteable|nxdomain|no such (?:host|domain)",
    ),
    (Cause.SHUT, r"(?:mailbox|account) (?:is )?closed|" + "|".join(failure_words.SHUT)),
    (Cause.RULES, r"polic|denied|prohibited|not allowed|\bspf\b|\bdkim\b|\bdmarc\b|authenticat"),
    (Cause.NO_MAILBOX, r"unknown|no such|not exist|not found|invalid|unbekannt|inconnu|no mailbox"),
)
_BY_WORDS = tuple((cause, re.compile(f"(?i){words}")) for cause, words in _WORDS)
_STATUS = re.compile(r"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])")
_GONE = frozenset((Cause.NO_MAILBOX, Cause.NO_HOST, Cause.MOVED, Cause.SHUT))


def refused(failed: FailedRecipient) -> Refused:
    """Return how a recipient refused, with our own cause beside the mail server's answer."""
    return of(failed.status, failed.diagnostic, is_permanent=bool(failed.permanent))


def told(answers: Mapping[str, str]) -> dict[str, Refused]:
    """Return how addresses refused, by their mail server's answer to each.

    Only one that says so is gone for good: a refusal for another reason may be our fault.
    """
    found = {}
    for address, said in answers.items():
        status = _STATUS.search(said)
        code = status[0] if status else None
        is_gone = bool(failures.is_permanent(code, said))
        found[address.lower()] = of(code, said, is_permanent=is_gone)
    return found


def of(status: str | None, diagnostic: str, *, is_permanent: bool) -> Refused:
    """Return the refusal for a status (or None) and the words of a server."""
    said = line(diagnostic, LONGEST_SAID)
    cause = _cause(status or "", said, is_permanent)
    code = status if status and not status.endswith(".0.0") else ""
    return Refused(str(cause), clean(code)[:12], said, is_permanent)


def _cause(status: str, said: str, is_permanent: bool) -> Cause:
    by_status = _BY_STATUS.get(status.partition(".")[2])
    if is_permanent:
        if by_status in _GONE:
            return by_status
        told = (cause for cause in _told(said) if cause in _GONE)
        return next(told, Cause.NO_MAILBOX)
    if by_status is not None and by_status not in _GONE:
        return by_status
    told = (cause for cause in _told(said) if cause not in (Cause.NO_MAILBOX, Cause.MOVED))
    found = next(told, None)
    if found is None and status.startswith(("4.7.", "5.7.")):
        return Cause.RULES
    return found or Cause.OTHER


def _told(said: str) -> list[Cause]:
    return [cause for cause, words in _BY_WORDS if words.search(said)]
