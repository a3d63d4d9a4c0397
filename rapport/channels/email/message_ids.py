"""Our own Message-IDs, signed, with ticket and outgoing message.

``r.<ticket>.<outgoing>.<signature>@host``, numbers in base 36, the signature 16 characters of an
HMAC under the secret key. The same outgoing message always has the same id, so a receiver can
recognise one that was sent twice. All in lower case, because some servers change the case.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable

from django.conf import settings

from rapport.channels.parsed import Reference

# The host of ids that we give to mails without one.
MADE_HOST = "made.rapport.invalid"
_TOKEN = re.compile(r"\br\.([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.([a-z2-7]{16})(?=@|\b)")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def make(reference: Reference, host: str) -> str:
    """Return the Message-ID of an outgoing message, without angle brackets."""
    return f"{token(reference)}@{host.lower()}"


def token(reference: Reference) -> str:
    """Return the part before the @, which is also in the marker line of our mails."""
    signature = _sign(reference)
    return f"r.{_base36(reference.ticket)}.{_base36(reference.outgoing)}.{signature}"


def read(text: str) -> Reference | None:
    """Return the reference in the first genuine token of the text, or None."""
    for found in _TOKEN.finditer(text.lower()):
        reference = Reference(int(found[1], 36), int(found[2], 36))
        if hmac.compare_digest(_sign(reference), found[3]):
            return reference
    return None


def read_all(ids: Iterable[str]) -> tuple[Reference, ...]:
    """Return the references in the ids, in order, leaving out ids that are not ours."""
    return tuple(reference for name in ids if (reference := read(name)))


def own_mark() -> str:
    """Return the word by which this desk recognises its own mail (``X-Rapport-Loop``)."""
    return _hmac("desk")


def _sign(reference: Reference) -> str:
    return _hmac(f"{reference.ticket}.{reference.outgoing}")


def _hmac(text: str) -> str:
    key = hashlib.sha256(b"rapport.channels.email.message_ids:" + settings.SECRET_KEY.encode())
    digest = hmac.new(key.digest(), text.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:10]).decode().lower()


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
