"""The spam verdict of our own filter.

It is read from the one header that the mailbox trusts. Anybody can write such a header, so none is
trusted unless an administrator has named the filter; and only the topmost header of that name
counts, because filters write theirs above what came along. A sender who forges "spam" hurts only
their own mail.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

from django.utils.translation import gettext as _

from rapport.channels.email.meaning import authentication
from rapport.channels.email.models import Mailbox

Filter = Mailbox.SpamFilter

HEADERS = 64 * 1024
LONGEST_SAID = 200
# SpamAssassin's own threshold, in stars.
STARS = 5
# Exchange moves mail above its junk threshold of 4 away.
CONFIDENT = 5
# Microsoft 365: spam, by a rule before the filter, by a list of blocked senders; see its page
# "Anti-spam message headers".
VERDICTS = frozenset({"SPM", "SKS", "SKB", "BLK"})
CATEGORIES = frozenset({"SPM", "HSPM", "PHSH", "HPHSH", "HPHISH", "MALW"})


def why(raw: bytes, spam_filter: str, verifier: str = "") -> str:
    """Return why the mail counts as spam, including the header's own words; empty when it does
    not.

    ``verifier`` is the server whose Authentication-Results are trusted.
    """
    if not spam_filter:
        return ""
    head = re.split(rb"\r?\n\r?\n", raw[:HEADERS], maxsplit=1)[0]
    headers = BytesHeaderParser(policy=compat32).parsebytes(head + b"\n\n")
    if spam_filter == Filter.DMARC:
        found = _dmarc(raw, verifier)
    else:
        found = _READERS[Filter(spam_filter)](headers)
    if len(found) > LONGEST_SAID:
        found = f"{found[: LONGEST_SAID - 1].rstrip()}…"
    return _("Marked by the spam filter: %s") % found if found else ""


def _top(headers: Message, name: str) -> str:
    """Return the topmost header of that name on one line."""
    values = headers.get_all(name) or [""]
    return " ".join(str(values[0]).split())


def _spamassassin(headers: Message) -> str:
    for name in ("X-Spam-Flag", "X-Spam-Status"):
        value = _top(headers, name)
        if value.lower().startswith("yes"):
            return f"{name}: {value}"
    return ""


def _level(headers: Message) -> str:
    value = _top(headers, "X-Spam-Level")
    stars = re.match(r"[*sx+]*", value, re.IGNORECASE)
    return f"X-Spam-Level: {value}" if stars and len(stars[0]) >= STARS else ""


def _rspamd(headers: Message) -> str:
    result = _top(headers, "X-Spamd-Result")
    score = re.match(r"[\w.-]+: (True|False)\b(?: \[(-?[\d.]+) / (-?[\d.]+)\])?", result)
    if score is not None:
        over = score[2] is not None and float(score[2]) >= float(score[3])
        return f"X-Spamd-Result: {score[0]}" if score[1] == "True" or over else ""
    value = _top(headers, "X-Spam")
    return f"X-Spam: {value}" if value.lower().startswith("yes") else ""


def _exchange(headers: Message) -> str:
    value = _top(headers, "X-MS-Exchange-Organization-SCL")
    confident = value.isascii() and value.isdigit() and int(value) >= CONFIDENT
    return f"X-MS-Exchange-Organization-SCL: {value}" if confident else ""


def _microsoft(headers: Message) -> str:
    value = _top(headers, "X-Forefront-Antispam-Report")
    pairs = (pair.strip().partition(":") for pair in value.split(";"))
    fields = {name.strip().upper(): said.strip().upper() for name, _colon, said in pairs}
    for name, bad in (("SFV", VERDICTS), ("CAT", CATEGORIES)):
        if fields.get(name) in bad:
            return f"X-Forefront-Antispam-Report: {name}:{fields[name]}"
    return ""


def _dmarc(raw: bytes, verifier: str) -> str:
    """Return a reason if DMARC failed and From's domain asks to quarantine or reject such mail."""
    result = authentication.result_of(raw, verifier, "dmarc")
    failed = re.match(r"dmarc\s*=\s*fail\b", result, re.IGNORECASE)
    asks = re.search(
        r"(?i)\b(?:p|policy\.dmarc|dis|action)\s*=\s*(?:quarantine|o?reject)\b", result
    )
    return f"Authentication-Results: {result}" if failed and asks else ""


_READERS: dict[Filter, Callable[[Message], str]] = {
    Filter.SPAMASSASSIN: _spamassassin,
    Filter.LEVEL: _level,
    Filter.RSPAMD: _rspamd,
    Filter.EXCHANGE: _exchange,
    Filter.MICROSOFT: _microsoft,
}
