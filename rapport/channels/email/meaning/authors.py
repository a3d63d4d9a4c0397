"""The author of a mail, and the people copied."""

from __future__ import annotations

import re
from dataclasses import replace

from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.email.meaning.wishes import Wishes
from rapport.channels.parsed import Sender, Who
from rapport.channels.storable import clean, line
from rapport.customers import languages
from rapport.mail import Address, Mail
from rapport.mail.fields import wrapping

# The language stands in the header section; nobody's is longer.
HEADERS = 65536
_LANGUAGE = re.compile(rb"(?im)^content-language:[ \t]*([a-z]{2,8})\b")


def of(raw: bytes, author: Address, wishes: Wishes, ours: Mailboxes) -> Who:
    """Return who wrote the mail and who was copied."""
    return Who(
        sender=_author(raw, author, ours) if author.email else None,
        copied=tuple(as_sender(address) for address in wishes.copied),
    )


def author_of(mail: Mail, ours: Mailboxes) -> Address:
    """Return who wrote it: From, or Reply-To if a form on our own site wrote in our name."""
    author = mail.from_
    if ours.has(author.email):
        others = (asks for asks in mail.reply_to if asks.email and not ours.has(asks.email))
        return next(others, author)
    return author


def as_sender(address: Address) -> Sender:
    """Return an address in a mail as a sender; a name that only repeats the address is none."""
    name = wrapping.name_beside(address.name, address.email)
    return Sender(clean(address.email), line(name))


def _author(raw: bytes, author: Address, ours: Mailboxes) -> Sender:
    """Return the author as a sender, with the language that the mail says it is in (RFC 3282).

    Our own address is nobody's: an answer there would come back to us.
    """
    head = re.split(rb"\r?\n\r?\n", raw[:HEADERS], maxsplit=1)[0]
    said = _LANGUAGE.search(head)
    language = languages.plain(said[1].decode("ascii")) if said else ""
    sender = replace(as_sender(author), language=language)
    return replace(sender, value="") if ours.has(author.email) else sender
