"""Which addresses are ours, and whose queue a mail is for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from rapport.channels.email.models import Mailbox
from rapport.channels.email.reading import Mail
from rapport.core.prepared import prepared


class Ours(NamedTuple):
    """A mailbox, as far as an arriving mail asks about it."""

    pk: int
    address: str
    aliases: list[str]
    queue: int
    verifier: str


@dataclass(frozen=True)
class Mailboxes:
    """All mailboxes of the desk, and the one that a mail came by, if any.

    ``owners`` has every address of ours, in lower case, with its mailbox.
    """

    this: Ours | None
    owners: Mapping[str, Ours]

    @classmethod
    def load(cls, account: str) -> Mailboxes:
        """Look all of them up, in one query."""
        every = [
            Ours(pk, address, json.loads(aliases), queue, verifier)
            for pk, address, aliases, queue, verifier in _every()
        ]
        this = next((mailbox for mailbox in every if str(mailbox.pk) == account), None)
        owners = {
            address.lower(): mailbox
            for mailbox in every
            for address in (mailbox.address, *mailbox.aliases)
        }
        return cls(this, owners)

    @property
    def addresses(self) -> Set[str]:
        """Every address of ours, in lower case."""
        return self.owners.keys()

    @property
    def verifier(self) -> str:
        """The server whose word about senders counts for this mail."""
        return self.this.verifier if self.this else ""

    def queue_of(self, mail: Mail) -> int | None:
        """Return the number of the queue of the mailbox that it was written to.

        A mail to two of our mailboxes has the same answer, whichever copy is read first: the first
        address of ours in To, then in Cc. One that names none of ours (a list, a blind copy) goes
        to the queue of the mailbox that it came by.
        """
        for addressed in (*mail.to, *mail.cc):
            owner = self.owners.get(addressed.email.lower())
            if owner is not None:
                return owner.queue
        if self.this is not None:
            return self.this.queue
        delivered = (self.owners.get(address.lower()) for address in mail.delivered_to)
        return next((owner.queue for owner in delivered if owner is not None), None)


@prepared
def _every() -> QuerySet[Mailbox, Any]:
    return Mailbox.objects.order_by("pk").values_list(*Ours._fields)
