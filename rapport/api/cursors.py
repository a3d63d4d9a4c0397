"""Cursors: the place where a page of a list ended.

Key-set pagination: page one thousand costs as much as page one.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rapport.core.errors import Invalid
from rapport.tickets.models import Ticket


@dataclass(frozen=True)
class Cursor:
    """The last row of a page: its number, and the instant that it was sorted by, if any."""

    pk: int
    at: datetime | None = None

    @classmethod
    def after(cls, pk: int, at: datetime | None) -> str:
        """Return the cursor of a row as clients see it."""
        text = f"{pk} {at.isoformat()}" if at else str(pk)
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Read a client's cursor; raises Invalid for one that is not ours."""
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
            number, _space, instant = raw.partition(" ")
            at = datetime.fromisoformat(instant) if instant else None
            place = cls(int(number), at)
        except (ValueError, binascii.Error, UnicodeError) as error:
            raise Invalid(_("This cursor is not valid. Start again without it.")) from error
        if not 0 <= place.pk < 2**63 or (place.at and place.at.tzinfo is None):
            raise Invalid(_("This cursor is not valid. Start again without it."))
        return place

    @staticmethod
    def of(ticket: Ticket, sort: str) -> str:
        """Return the cursor after a ticket in a list sorted this way."""
        return Cursor.after(ticket.pk, ticket.waiting_since if sort == "waiting" else None)
