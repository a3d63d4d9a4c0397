"""The HTML of a mail with its own looks."""

from __future__ import annotations

from rapport.channels.email.meaning.contents import cids
from rapport.channels.email.meaning.sanitise import sanitise
from rapport.channels.models import Inbound
from rapport.core import blobs
from rapport.mail import reader
from rapport.tickets.models import Message

# Reading a larger one again would keep the page waiting.
LARGEST = 30 * 1024 * 1024


def html_of(message: Message) -> str | None:
    """Return the safe HTML of the mail that became this message, None if there is none to read.

    What is inside an encrypted mail is not opened again: its message has the words.
    """
    if message.kind != Message.Kind.INBOUND or not message.html:
        return None
    kept = Inbound.objects.filter(message=message, channel="email").exclude(digest="").first()
    if kept is None or kept.size > LARGEST:
        return None
    try:
        mail = reader.read(blobs.read(kept.digest))
    except FileNotFoundError:
        return None
    if not mail.html or mail.encryption is not None:
        return None
    return sanitise(mail.html, cid_urls=cids(mail.attachments), keep_styles=True)
