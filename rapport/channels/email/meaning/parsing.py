"""From a read mail to what it means for the desk (``channels.transport.Parsed``)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from django.utils.translation import gettext as _

from rapport.channels.arrivals.duplicates import content_key
from rapport.channels.email import message_ids
from rapport.channels.email.meaning import forwarded, natures, reports, seals
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.email.meaning.sanitise import sanitise
from rapport.channels.storable import clean, line
from rapport.channels.transport import Parsed, Reference, Sender
from rapport.core.errors import Invalid
from rapport.customers.actions import normalise
from rapport.customers.models import Identity
from rapport.mail import Address, Attachment, Mail
from rapport.mail.machines import machine
from rapport.tickets.content import Content, File

# The host of ids that we give to mails which bring none.
MADE_HOST = "made.rapport.invalid"


def of(mail: Mail, ours: Mailboxes, *, verified: bool = False) -> Parsed:
    """Say what a mail means. Keeps its attachments (core.blobs); writes nothing else."""
    author = _author(mail, ours)
    content = _content(mail, author, ours)
    subject = line(mail.subject)
    key = content_key(author.email, subject, content.text, (file.digest for file in content.files))
    kind = mail.kind
    return Parsed(
        sender=_sender(author) if author.email else None,
        subject=subject,
        content=content,
        external_id=_external_id(mail, key),
        content_key=key,
        queue=ours.queue_of(mail),
        references=references(mail),
        refers_to=refers_to(mail),
        marker=marker(mail),
        number=ours.number_in(mail),
        copied=_copied(mail, author, ours),
        aside=_aside(mail, author, ours),
        automatic=kind == "auto-reply",
        opens=kind != "auto-reply" or not _is_answer(mail),
        answerable=mail.machine.answerable
        and not mail.machine.spam
        and kind in ("message", "calendar"),
        verified=verified,
        report=reports.of(mail),
        forwarded=forwarded.of(
            mail, ours, content, lambda inner: _content(inner, inner.from_, ours)
        ),
    )


def references(mail: Mail) -> tuple[Reference, ...]:
    """Return the proofs of ours that the mail brings back in its head, nearest first.

    Those in what it answers, then those in the addresses that it was written to.
    """
    to = [address.email for address in (*mail.to, *mail.cc)]
    return (
        *message_ids.read_all(refers_to(mail)),
        *message_ids.read_all((*to, *mail.delivered_to)),
    )


def marker(mail: Mail) -> Reference | None:
    """Return the proof in the marker line that our mails carry above what they quote.

    For where none is in the head: some providers put ids of their own into what we send.
    """
    return message_ids.read(mail.text[-200_000:])


def refers_to(mail: Mail) -> tuple[str, ...]:
    """Return the Message-IDs that it answers, nearest first: RFC 5322 §3.6.4."""
    original = mail.bounce.original_message_id if mail.bounce else None
    named = (*((original,) if original else ()), *mail.in_reply_to, *reversed(mail.references))
    return tuple(dict.fromkeys(clean(name) for name in named))


def _author(mail: Mail, ours: Mailboxes) -> Address:
    """Return who wrote it: From, or Reply-To where a form on our own site wrote in our name."""
    author = mail.from_
    if ours.has(author.email) and len(mail.reply_to) == 1:
        asks = mail.reply_to[0]
        if asks.email and not ours.has(asks.email):
            return asks
    return author


def _answer_to(mail: Mail, author: Address, ours: Mailboxes) -> str:
    """Return where the author wants the answer; a list is not answered in their place."""
    if mail.reply_to and not mail.machine.list_id:
        with suppress(Invalid):
            asked = normalise(Identity.Kind.MAIL, mail.reply_to[0].email)
            if not ours.has(asked):
                return asked
    return clean(author.email).lower()


def _content(mail: Mail, author: Address, ours: Mailboxes) -> Content:
    files = tuple(_file(attachment) for attachment in mail.attachments)
    html = sanitise(mail.html, cid_urls=_cids(mail.attachments)) if mail.html else ""
    text = clean(mail.text)
    if not text.strip() and not files:
        text = _("(no text)")
    return Content(
        text=text,
        reply=clean(mail.reply),
        quoted=clean(mail.quoted),
        signature=clean(mail.signature),
        html=clean(html),
        subject=line(mail.subject),
        to=_addresses(mail.to),
        cc=_addresses(mail.cc),
        reply_to=_answer_to(mail, author, ours)[:254],
        files=files,
        nature=str(natures.of(mail)),
        particulars={**natures.particulars(mail), **seals.particulars(mail)},
    )


def _file(attachment: Attachment) -> File:
    return File.of(
        clean(attachment.filename),
        clean(attachment.content_type),
        attachment.content,
        content_id=clean(attachment.cid or ""),
        is_inline=attachment.inline,
    )


def _cids(attachments: Iterable[Attachment]) -> dict[str, str]:
    """Leave references to attached images as they are: they get an address when they are saved."""
    return {a.cid: f"cid:{a.cid}" for a in attachments if a.cid}


def _external_id(mail: Mail, key: str) -> str:
    """Return the mail's own id; without one, an id that each copy of the mail gets, too."""
    if not mail.message_id_made or mail.date is None:
        return clean(mail.message_id)
    made = content_key(str(mail.date.timestamp()), "", key, ())
    return f"{made[:40]}@{MADE_HOST}"


def _copied(mail: Mail, author: Address, ours: Mailboxes) -> tuple[Sender, ...]:
    """Return who else has it: everybody in To and Cc who is neither we nor the author.

    Where no address there is known as ours, one of them may be, and nobody counts as copied.
    """
    if mail.kind not in ("message", "calendar") or mail.machine.spam:
        return ()
    addressed = {a.email.lower(): a for a in (*mail.to, *mail.cc) if a.email}
    delivered = {address.lower() for address in mail.delivered_to}
    ourselves = {key for key in addressed if key in delivered or ours.has(key)}
    if not ourselves:
        return ()
    return tuple(
        _sender(address)
        for key, address in addressed.items()
        if key not in ourselves and key != author.email.lower()
    )


def _aside(mail: Mail, author: Address, ours: Mailboxes) -> str:
    """Return why the mail is only recorded, empty when it is for us to answer."""
    if f"x-rapport-loop: {message_ids.desk()}" in {mark.lower() for mark in mail.machine.loop}:
        return _("Our own mail came back to us.")
    if message_ids.read(mail.message_id) is not None:
        return _("Our own mail came back to us.")
    if machine.is_daemon(mail.from_) and not mail.machine.answerable and _is_unasked(mail):
        return _("A notice of a mail server about nothing that we know to have sent.")
    if ours.has(author.email):
        return _("It came from an address of our own.")
    return ""


def _is_unasked(mail: Mail) -> bool:
    """Say whether nobody can have meant it as a question: postmasters are people, too."""
    return mail.is_null_sender or mail.machine.auto_submitted not in ("", "no")


def _is_answer(mail: Mail) -> bool:
    """Say whether an automatic mail answers something, and is not news of its own."""
    machine = mail.machine
    return bool(
        machine.auto_submitted.startswith("auto-replied")
        or machine.precedence.startswith("auto")
        or machine.why_not == "automatic answer"
        or mail.in_reply_to
        or mail.references
        or mail.is_null_sender
    )


def _sender(address: Address) -> Sender:
    return Sender(clean(address.email), line(address.name))


def _addresses(found: Iterable[Address]) -> list[str]:
    return [clean(address.email) for address in found if address.email]
