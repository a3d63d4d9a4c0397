"""Outgoing messages as mails (RFC 5322, RFC 3834)."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from django.utils.translation import gettext as _

from rapport.channels.email import message_ids, reply_address, ticket_numbers
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import letter, threads
from rapport.channels.email.sending.folding import MAIL
from rapport.channels.parsed import Reference
from rapport.channels.transport import TransportError
from rapport.core import blobs
from rapport.mail.defects import Defects
from rapport.mail.fields import encoded_words
from rapport.tickets.models import Attachment, Message, Outgoing
from rapport.tickets.status import OURS

LOOP_HEADER = "X-Rapport-Loop"

# How many levels of encoded words within encoded words are decoded in a header.
MOST_LAYERS = 5
# RFC 6838 §4.2
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9][\w!#$&^.+-]{0,126}/[A-Za-z0-9][\w!#$&^.+-]{0,126}", re.ASCII)

Purpose = Outgoing.Purpose

# RFC 3834 §5: an answer to one message is "replied"; a mail that a timer sends is "generated".
AUTOMATIC = {
    Purpose.ACKNOWLEDGEMENT: "auto-replied",
    Purpose.SURVEY: "auto-generated",
    Purpose.NOTICE: "auto-generated",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail ready to be handed over, with its envelope."""

    message_id: str
    to: tuple[str, ...]
    copied: tuple[str, ...]
    mail: EmailMessage


def compose(outgoing: Outgoing, mailbox: Mailbox) -> Letter:
    """Build the mail. The same outgoing message gets the same Message-ID and date each time.

    Raises TransportError (permanent) for a malformed address.
    """
    reference = Reference(outgoing.ticket_id, outgoing.pk)
    host = mailbox.address.rpartition("@")[2]
    message_id = message_ids.make(reference, host)
    mail = EmailMessage(policy=MAIL)
    mail["From"] = Address(_sender_name(outgoing, mailbox), addr_spec=mailbox.address)
    mail["To"] = _addresses(outgoing.to)
    if outgoing.cc:
        mail["Cc"] = _addresses(outgoing.cc)
    mail["Subject"] = _numbered(outgoing, mailbox)
    _ask_for_answers_at(mail, mailbox, reference)
    mail["Date"] = format_datetime(outgoing.queued_at)
    mail["Message-ID"] = f"<{message_id}>"
    _thread(mail, outgoing)
    _mark(mail, outgoing)
    _fill(mail, outgoing, reference)
    return Letter(message_id, tuple(outgoing.to), tuple(outgoing.cc), mail)


def subject_of(outgoing: Outgoing) -> str:
    """Return the subject on one line; an answer begins with Re:, once."""
    subject = one_line(outgoing.subject)
    if outgoing.purpose == Purpose.SURVEY or _begins(outgoing):
        return subject
    return subject if re.match(r"(?i)re\s*:", subject) else f"Re: {subject}"


def _numbered(outgoing: Outgoing, mailbox: Mailbox) -> str:
    """Return the subject, with the ticket's number if the mailbox writes one."""
    if not mailbox.numbers_subjects or outgoing.purpose == Purpose.SURVEY:
        return subject_of(outgoing)
    bare = re.sub(r"(?i)^re\s*:\s*", "", one_line(outgoing.subject))
    numbered = ticket_numbers.write(bare, outgoing.ticket_id)
    return numbered if _begins(outgoing) else f"Re: {numbered}"


def _begins(outgoing: Outgoing) -> bool:
    """Return whether it is the mail of ours that began its ticket, and so answers nothing."""
    if outgoing.ticket.channel != OURS or outgoing.message_id is None:
        return False
    earlier = Message.objects.filter(ticket=outgoing.ticket_id, pk__lt=outgoing.message_id)
    return not earlier.filter(kind__in=(Message.Kind.INBOUND, Message.Kind.REPLY)).exists()


def _ask_for_answers_at(mail: EmailMessage, mailbox: Mailbox, reference: Reference) -> None:
    if mailbox.reply_pattern:
        address = reply_address.make(mailbox.reply_pattern, reference)
        mail["Reply-To"] = Address(str(mail["From"].addresses[0].display_name), addr_spec=address)


def one_line(text: str) -> str:
    """Return the text without line breaks or other control characters, so that it stays one value.

    Encoded words (RFC 2047) are decoded first: the standard library would decode them when it
    writes the header out, line breaks and all.
    """
    for _round in range(MOST_LAYERS):
        if "=?" not in text:
            break
        text = encoded_words.decode(text, Defects())
    text = text.replace("=?", "= ?")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _sender_name(outgoing: Outgoing, mailbox: Mailbox) -> str:
    queue = outgoing.ticket.queue
    return one_line(queue.sender_name or mailbox.from_name or queue.name)


def _addresses(values: list[str]) -> list[Address]:
    try:
        return [Address(addr_spec=one_line(value)) for value in values]
    except (ValueError, IndexError, MessageError) as error:
        # The standard library's parser raises all kinds of errors: IndexError for an empty local
        # part.
        wrong = ", ".join(one_line(value) for value in values)
        raise TransportError(
            _("“%s” cannot be written to: it is not an email address.") % wrong, permanent=True
        ) from error


def _thread(mail: EmailMessage, outgoing: Outgoing) -> None:
    thread = threads.of(outgoing)
    if thread.answers:
        mail["In-Reply-To"] = f"<{thread.answers}>"
    if thread.references:
        mail["References"] = " ".join(f"<{name}>" for name in thread.references)


def _mark(mail: EmailMessage, outgoing: Outgoing) -> None:
    mail[LOOP_HEADER] = message_ids.own_mark()
    automatic = AUTOMATIC.get(Purpose(outgoing.purpose))
    if automatic:
        mail["Auto-Submitted"] = automatic
        mail["X-Auto-Response-Suppress"] = "All"


def _fill(mail: EmailMessage, outgoing: Outgoing, reference: Reference) -> None:
    words = letter.write(outgoing, reference)
    mail.set_content(words.text, charset="utf-8")
    mail.add_alternative(words.html, subtype="html", charset="utf-8")
    if outgoing.message is not None:
        shown = letter.pictures_of(outgoing.message) if outgoing.message.html else []
        _show(mail, shown)
        _attach(mail, outgoing.message, {file.pk for file in shown})


def _show(mail: EmailMessage, pictures: Sequence[Attachment]) -> None:
    """Put pictures beside the HTML that shows them (RFC 2387); others list them as files."""
    if not pictures:
        return
    html = mail.get_body(("html",))
    assert html is not None
    for file in pictures:
        main, _slash, sub = file.content_type.partition("/")
        html.add_related(
            blobs.read(file.digest),
            maintype=main,
            subtype=sub,
            cid=f"<{letter.content_id(file)}>",
            filename=one_line(file.filename),
            disposition="inline",
        )


def _attach(mail: EmailMessage, message: Message, shown: Collection[int]) -> None:
    for file in message.attachments.all():
        if file.pk in shown:
            continue
        kind = file.content_type if _MEDIA_TYPE.fullmatch(file.content_type) else ""
        kind = kind or mimetypes.guess_type(file.filename)[0] or "application/octet-stream"
        main, _slash, sub = kind.partition("/")
        if main in ("message", "multipart"):
            # Their parts have rules of their own; as bytes they arrive unchanged.
            main, sub = "application", "octet-stream"
        mail.add_attachment(
            blobs.read(file.digest),
            maintype=main,
            subtype=sub,
            filename=one_line(file.filename),
        )
