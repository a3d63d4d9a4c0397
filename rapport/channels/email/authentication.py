"""Whether our own mail server has proved the sender of a mail (RFC 8601, DMARC).

Anybody can write an Authentication-Results header. Only the topmost one counts, and only when it
begins with the name that the administrator gave for the server which receives our mail: servers
add theirs on top, and a good one removes others that bear its name.
"""

from __future__ import annotations

import re
from email.parser import BytesHeaderParser
from email.policy import compat32

HEADERS = 64 * 1024


def proves_sender(raw: bytes, verifier: str) -> bool:
    """Say whether the server ``verifier`` wrote that DMARC passes for the From of the mail."""
    if not verifier:
        return False
    results = _topmost(raw)
    identity, _, methods = results.partition(";")
    named = identity.split()
    if not named or named[0].lower() != verifier.strip().lower():
        return False
    without_comments = re.sub(r"\([^()]*\)", " ", methods)
    return any(
        re.match(r"\s*dmarc\s*=\s*pass\b", method, re.IGNORECASE)
        for method in without_comments.split(";")
    )


def _topmost(raw: bytes) -> str:
    head = re.split(rb"\r?\n\r?\n", raw[:HEADERS], maxsplit=1)[0]
    found = BytesHeaderParser(policy=compat32).parsebytes(head + b"\n\n")
    values = found.get_all("Authentication-Results") or []
    return " ".join(str(values[0]).split()) if values else ""
