"""The message inside a forward: its id, time, and words above."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rapport.channels.models import Inbound
from rapport.channels.parsed import Forwarded, Parsed


def original_id(parsed: Parsed, inner: Forwarded) -> str:
    """Return the Message-ID of the forwarded message, if the mail tells it.

    Without the inner mail's headers, mail programs name it as the message that the outer one
    answers.
    """
    return (inner.external_id or next(iter(parsed.answers.refers_to), ""))[:255]


def written_at(inner: Forwarded, inbound: Inbound) -> datetime:
    """Return when the inner message was written, never later than it came."""
    return min(inner.at or inbound.received_at, inbound.received_at)


def unproved_cover(parsed: Parsed, inner: Forwarded) -> str:
    """Return what stood above it, with a first line that says whose it is only by name."""
    sentence = _("Written above the forwarded mail, in the name of %(name)s:")
    return sentence % {"name": parsed.who.name} + "\n\n" + inner.cover
