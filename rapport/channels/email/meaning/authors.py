"""The author of a mail, copied people, and the answer's address."""

from __future__ import annotations

from contextlib import suppress

from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.parsed import Sender, Who
from rapport.channels.storable import clean, line
from rapport.core.errors import Invalid
from rapport.customers.identities import normalise
from rapport.customers.models import Identity
from rapport.mail import Address, Mail


def of(mail: Mail, author: Address, ours: Mailboxes) -> Who:
    """Return who wrote the mail and who was copied."""
    return Who(
        sender=as_sender(author) if author.email else None,
        copied=_copied(mail, author, ours),
    )


def author_of(mail: Mail, ours: Mailboxes) -> Address:
    """Return who wrote it: From, or Reply-To if a form on our own site wrote in our name."""
    author = mail.from_
    if ours.has(author.email) and len(mail.reply_to) == 1:
        asks = mail.reply_to[0]
        if asks.email and not ours.has(asks.email):
            return asks
    return author


def answer_to(mail: Mail, author: Address, ours: Mailboxes) -> str:
    """Return where the author wants the answer; never a mailing list."""
    if mail.reply_to and not mail.machine.list_id:
        with suppress(Invalid):
            asked = normalise(Identity.Kind.MAIL, mail.reply_to[0].email)
            if not ours.has(asked):
                return asked
    return clean(author.email).lower()


def as_sender(address: Address) -> Sender:
    """Return an address in a mail as a sender."""
    return Sender(clean(address.email), line(address.name))


def _copied(mail: Mail, author: Address, ours: Mailboxes) -> tuple[Sender, ...]:
    """Return everybody else in To and Cc: neither we nor the author.

    If no address there is known as ours, one of them may be, and nobody counts as copied.
    """
    if mail.kind not in ("message", "calendar") or mail.machine.spam:
        return ()
    addressed = {a.email.lower(): a for a in (*mail.to, *mail.cc) if a.email}
    delivered = {address.lower() for address in mail.delivered_to}
    ourselves = {key for key in addressed if key in delivered or ours.has(key)}
    if not ourselves:
        return ()
    return tuple(
        as_sender(address)
        for key, address in addressed.items()
        if key not in ourselves and key != author.email.lower()
    )
