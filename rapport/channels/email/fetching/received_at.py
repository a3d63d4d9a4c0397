"""The time at which a mail was received, from its headers.

Used when the server does not state it.
"""

from __future__ import annotations

from datetime import datetime
from email.parser import BytesHeaderParser
from email.policy import compat32

from rapport.mail.fields import dates

LONGEST_HEAD = 256 * 1024


def of(raw: bytes) -> datetime | None:
    """Return when the last server took it over (its topmost Received), else its Date, else None.

    ``raw`` is a mail or its header fields; any bytes will do.
    """
    head = BytesHeaderParser(policy=compat32).parsebytes(_head(raw))
    for name in ("Received", "Date"):
        for value in head.get_all(name, [])[:1]:
            # A Received ends in "; date" (RFC 5321 §4.4).
            found = dates.parse(str(value).rpartition(";")[2].strip())
            if found is not None:
                return found
    return None


def _head(raw: bytes) -> bytes:
    ends = [end for blank in (b"\r\n\r\n", b"\n\n") if (end := raw.find(blank)) >= 0]
    return raw[: min([*ends, LONGEST_HEAD])]
