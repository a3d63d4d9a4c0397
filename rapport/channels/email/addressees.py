"""Which addresses are ours, and whose queue a mail is for."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.channels.email.models import Mailbox
from rapport.channels.email.reading import Mail
from rapport.tickets.models import Queue


@dataclass(frozen=True)
class Mailboxes:
    """All mailboxes of the desk, and the one that a mail came by, if any."""

    every: tuple[Mailbox, ...]
    this: Mailbox | None
    addresses: frozenset[str]

    @classmethod
    def load(cls, account: str) -> Mailboxes:
        """Look all of them up, in one query."""
        every = tuple(Mailbox.objects.select_related("queue"))
        this = next((mailbox for mailbox in every if mailbox.account == account), None)
        addresses = frozenset[str]().union(*(mailbox.addresses for mailbox in every))
        return cls(every, this, addresses)

    def queue_of(self, mail: Mail) -> Queue | None:
        """Return the queue of the mailbox it was written to.

        A mail to two of our mailboxes has the same answer, whichever copy is read first: the first
        address of ours in To, then in Cc. One that names none of ours (a list, a blind copy) goes
        to the queue of the mailbox that it came by.
        """
        owners = {address: mailbox for mailbox in self.every for address in mailbox.addresses}
        for addressed in (*mail.to, *mail.cc):
            owner = owners.get(addressed.email.lower())
            if owner is not None:
                return owner.queue
        if self.this is not None:
            return self.this.queue
        delivered = (owners.get(address.lower()) for address in mail.delivered_to)
        return next((owner.queue for owner in delivered if owner is not None), None)

    def verifier(self) -> str:
        """Return the server whose word about senders counts here."""
        return self.this.verifier if self.this else ""
