"""Our own addresses, and the queue that a mail is for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from rapport.channels.email import reply_address, ticket_numbers
from rapport.channels.email.models import Mailbox
from rapport.core.database.prepared import prepared
from rapport.mail import Mail


class Ours(NamedTuple):
    """A mailbox, with the fields that an arriving mail needs."""

    pk: int
    address: str
    aliases: list[str]
    queue: int
    verifier: str
    reply_pattern: str
    numbers_subjects: bool
    spam_filter: str


@dataclass(frozen=True)
class Mailboxes:
    """All mailboxes of the desk, and the one that a mail came by, if any.

    ``owners`` maps each of our addresses, in lower case, to its mailbox.
    """

    this: Ours | None
    owners: Mapping[str, Ours]

    @classmethod
    def load(cls, account: str) -> Mailboxes:
        """Return all mailboxes, from one query."""
        every = [Ours._make(row) for row in _every()]
        this = next((mailbox for mailbox in every if str(mailbox.pk) == account), None)
        owners = {
            address.lower(): mailbox
            for mailbox in every
            for address in (mailbox.address, *mailbox.aliases)
        }
        return cls(this, owners)

    def owner(self, address: str) -> Ours | None:
        """Return the mailbox that receives mail to an address, or None if it is not ours.

        Our token in the address, or a word after a plus (RFC 5233), leads to the same one.
        """
        address = address.lower()
        if found := self.owners.get(address):
            return found
        local, _at, host = address.rpartition("@")
        if found := self.owners.get(f"{local.partition('+')[0]}@{host}"):
            return found
        return next((box for box in self.owners.values() if reply_address.fits(address, box)), None)

    def has(self, address: str) -> bool:
        """Return whether an address is ours."""
        return self.owner(address) is not None

    @property
    def verifier(self) -> str:
        """Return the server whose verdict on senders counts for this mail."""
        return self.this.verifier if self.this else ""

    @property
    def spam_filter(self) -> str:
        """Return the filter whose verdict on spam counts for this mail."""
        return self.this.spam_filter if self.this else ""

    def queue_of(self, mail: Mail) -> int | None:
        """Return the id of the queue of the mailbox that it was written to.

        A mail to two of our mailboxes has the same answer, whichever copy is read first: that of
        the first of our addresses in To, then in Cc. One that names none of them (a list, a blind
        copy) goes to the queue of the mailbox that it came by.
        """
        for addressed in (*mail.to, *mail.cc):
            owner = self.owner(addressed.email)
            if owner is not None:
                return owner.queue
        if self.this is not None:
            return self.this.queue
        delivered = (self.owner(address) for address in mail.delivered_to)
        return next((owner.queue for owner in delivered if owner is not None), None)

    def number_in(self, mail: Mail) -> int | None:
        """Return the ticket's number in the subject, if the mailbox writes one there."""
        if self.this is None or not self.this.numbers_subjects:
            return None
        return ticket_numbers.read(mail.subject)


def own_among(addresses: Collection[str]) -> set[str]:
    """Return those of the addresses that belong to one of our mailboxes."""
    ours = Mailboxes.load("")
    return {address for address in addresses if ours.has(address)}


@prepared
def _every() -> QuerySet[Mailbox, Any]:
    return Mailbox.objects.order_by("pk").values_list(*Ours._fields, named=True)
