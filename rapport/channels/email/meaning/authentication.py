"""Proof of a mail's sender by our own server (RFC 8601, DMARC).

Anybody can write an Authentication-Results header. Only the topmost one counts, and only when it
begins with the name that the administrator gave for the server which receives our mail: servers
add theirs on top, and a good one removes others with its name.
"""

from __future__ import annotations

import re
from email.parser import BytesHeaderParser
from email.policy import compat32

HEADERS = 64 * 1024


def proves_sender(raw: bytes, verifier: str, sender: str = "") -> bool:
    """Return whether the server ``verifier`` says that the From of the mail is proved.

    DMARC passes or, where the domain has no such policy, a signature of the domain itself does
    (DKIM, RFC 6376): d= is the domain of From or one above it. SPF alone proves only the envelope.
    """
    if not verifier:
        return False
    results = _topmost(raw)
    identity, _, methods = results.partition(";")
    named = identity.split()
    if not named or named[0].lower() != verifier.strip().lower():
        return False
    without_comments = re.sub(r"\([^()]*\)", " ", methods)
    found = [method.strip().lower() for method in without_comments.split(";")]
    dmarc = [method for method in found if method.startswith("dmarc")]
    if any(re.match(r"dmarc\s*=\s*pass\b", method) for method in dmarc):
        return True
    if any(not re.match(r"dmarc\s*=\s*none\b", method) for method in dmarc):
        return False
    return any(_signed_by(method, sender) for method in found)


def _signed_by(method: str, sender: str) -> bool:
    """Return whether a result reports a good signature of the sender's domain, or of one above."""
    signer = re.search(r"\bheader\.(?:d=|i=\S*@)([\w.-]+)", method)
    if signer is None or not re.match(r"dkim\s*=\s*pass\b", method):
        return False
    domain = sender.rpartition("@")[2].strip().lower()
    return bool(domain) and (domain == signer[1] or domain.endswith(f".{signer[1]}"))


def result_of(raw: bytes, verifier: str, method: str) -> str:
    """Return what ``verifier`` found by a method, with its comments; empty when it says nothing."""
    identity, _, methods = _topmost(raw).partition(";")
    if not verifier or identity.split()[:1] != [verifier.strip().lower()]:
        return ""
    found = (one.strip() for one in methods.split(";"))
    return next((one for one in found if one.lower().startswith(method)), "")


def _topmost(raw: bytes) -> str:
    head = re.split(rb"\r?\n\r?\n", raw[:HEADERS], maxsplit=1)[0]
    found = BytesHeaderParser(policy=compat32).parsebytes(head + b"\n\n")
    values = found.get_all("Authentication-Results") or []
    return " ".join(str(values[0]).split()) if values else ""
