"""The words and files of a mail, as a message stores them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rapport.channels.email.meaning import excess, natures, seals, wishes
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.email.meaning.sanitise import sanitise
from rapport.channels.email.meaning.wishes import Wishes
from rapport.channels.storable import clean
from rapport.mail import Address, Attachment, Mail
from rapport.tickets.correspondence.content import Content, File

# A media type that is cut would be another one.
LONGEST_TYPE = 120
UNKNOWN_TYPE = "application/octet-stream"


def of(mail: Mail, author: Address, wanted: Wishes, ours: Mailboxes) -> Content:
    """Return the content that a message stores of a mail. Stores its attachments (core.blobs)."""
    files = tuple(_file(attachment) for attachment in mail.attachments)
    html = sanitise(mail.html, cid_urls=cids(mail.attachments)) if mail.html else ""
    text = clean(mail.text)
    if not text.strip() and not files:
        text = _("(no text)")
    return Content(
        text=text,
        reply=clean(mail.reply),
        quoted=clean(mail.quoted),
        signature=clean(mail.signature),
        html=clean(html),
        subject=excess.subject_of(mail.subject),
        to=_addresses(mail.to),
        cc=_addresses(mail.cc),
        reply_to=wanted.answer_to[:254],
        files=files,
        nature=str(natures.nature_of(mail)),
        particulars={
            **natures.particulars(mail),
            **seals.particulars(mail),
            **excess.particulars(mail),
            **wishes.particulars(mail, author, wanted, ours),
        },
    )


def _file(attachment: Attachment) -> File:
    content_type = clean(attachment.content_type)
    return File.of(
        clean(attachment.filename),
        content_type if len(content_type) <= LONGEST_TYPE else UNKNOWN_TYPE,
        attachment.content,
        content_id=clean(attachment.cid or ""),
        is_inline=attachment.inline,
    )


def cids(attachments: Iterable[Attachment]) -> dict[str, str]:
    """Map attached images to themselves: they get an address when they are saved."""
    return {a.cid: f"cid:{a.cid}" for a in attachments if a.cid}


def _addresses(found: Iterable[Address]) -> list[str]:
    return [clean(address.email) for address in found if address.email]
