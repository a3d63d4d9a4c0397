"""The author of a mail, copied people, and the answer's address."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.parsed import Sender, Who
from rapport.channels.storable import clean, line
from rapport.core.errors import Invalid
from rapport.customers import languages
from rapport.customers.identities import normalise
from rapport.customers.models import Identity
from rapport.mail import Address, Mail
from rapport.mail.fields import wrapping

# The language stands in the header section; nobody's is longer.
HEADERS = 65536
_LANGUAGE = re.compile(rb"(?im)^content-language:[ \t]*([a-z]{2,8})\b")


def of(raw: bytes, mail: Mail, author: Address, ours: Mailboxes) -> Who:
    """Return who wrote the mail and who was copied."""
    return Who(
        sender=_author(raw, author) if author.email else None,
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
    """Return an address in a mail as a sender; a name that only repeats the address is none."""
    name = wrapping.name_beside(address.name, address.email)
    return Sender(clean(address.email), line(name))


def _author(raw: bytes, author: Address) -> Sender:
    """Return the author as a sender, with the language that the mail says it is in (RFC 3282)."""
    head = re.split(rb"\r?\n\r?\n", raw[:HEADERS], maxsplit=1)[0]
    said = _LANGUAGE.search(head)
    language = languages.plain(said[1].decode("ascii")) if said else ""
    return replace(as_sender(author), language=language)


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
