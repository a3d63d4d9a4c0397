"""Sent mails: outbox rows that were claimed and sent."""

from __future__ import annotations

import json

from rapport.demo.loading.people import SYSTEM
from rapport.demo.loading.sheet import Sheet
from rapport.demo.loading.store import Store
from rapport.tickets import events
from rapport.tickets.models import Outgoing

SENT = Outgoing.State.SENT.value
# How long the desk's mail program took to send, and its name.
DELIVERY, CARRIER = 3, "demonstration"


def external_id(outgoing: int) -> str:
    """Return the Message-ID of a mail sent by the demonstration."""
    return f"{outgoing}.kalendula@demo.example"


class Post:
    """Writes the outbox."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._new = store.outgoing.new_ids()

    def send(
        self,
        sheet: Sheet,
        at: int,
        purpose: Outgoing.Purpose,
        subject: str,
        text: str,
        html: str = "",
        message: int | None = None,
    ) -> int:
        """Put a mail in the outbox and send it a moment later; return its number."""
        store, pk, to = self._store, self._new(), sheet.customer.email
        queued, sent = store.instant(at), store.instant(at + DELIVERY)
        what = (pk, sheet.channel, purpose.value, sheet.pk, message, json.dumps([to]))
        mail = (subject[:255], text, html, external_id(pk), SENT)
        store.outgoing.add(*what, *mail, queued, queued, queued, CARRIER, 1, sent)
        store.event(
            at + DELIVERY,
            events.SENT.name,
            SYSTEM,
            sheet.about,
            outgoing=pk,
            purpose=purpose.value,
            to=to,
            reason="",
        )
        return pk
