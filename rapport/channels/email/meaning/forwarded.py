"""The forwarded mail inside a mail: quoted, or attached whole.

An attached one (RFC 2046 §5.2.1) has everything: date, name, HTML and files of its own. A quoted
one has what the forwarder's program wrote, and the files of the outer mail.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rapport.channels.email.meaning import authors, contents, excess, wishes
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.parsed import Forwarded
from rapport.channels.storable import clean
from rapport.mail import Forward, Mail, read, subjects
from rapport.mail.fields import dates
from rapport.tickets.correspondence.content import Content


def of(mail: Mail, ours: Mailboxes, outer: Content) -> Forwarded | None:
    """Return the forwarded mail, or None if there is none or we wrote it ourselves."""
    attached = _attached(mail)
    found = _whole(mail, attached, ours) if attached else _in_text(mail, outer)
    if found is None or not found.sender.value or ours.has(found.sender.value):
        return None
    return found


def _attached(mail: Mail) -> Mail | None:
    """Return the one attached mail; of several, none counts as forwarded."""
    mails = [a for a in mail.attachments if a.content_type == "message/rfc822"]
    if len(mails) != 1 or mail.kind != "message" or mail.bounce is not None:
        return None
    inner = read(mails[0].content)
    return inner if inner.from_.email and inner.kind in ("message", "calendar", "list") else None


def _whole(mail: Mail, inner: Mail, ours: Mailboxes) -> Forwarded:
    return Forwarded(
        sender=authors.as_sender(inner.from_),
        subject=excess.subject_of(inner.subject or subjects.bare(mail.subject)),
        content=contents.of(inner, inner.from_, wishes.of(inner, inner.from_, ours), ours),
        cover=clean(mail.reply).strip(),
        at=inner.date,
        external_id="" if inner.message_id_made else clean(inner.message_id),
    )


def _in_text(mail: Mail, outer: Content) -> Forwarded | None:
    inner = mail.forward
    if inner is None:
        return None
    text, subject = clean(inner.body), subjects.bare(inner.subject or mail.subject)
    return Forwarded(
        sender=authors.as_sender(inner.from_),
        subject=excess.subject_of(subject),
        content=Content(
            text=text if text.strip() or outer.files else _("(no text)"),
            subject=excess.subject_of(inner.subject),
            to=[clean(address.email) for address in inner.to if address.email],
            cc=[clean(address.email) for address in inner.cc if address.email],
            reply_to=clean(inner.from_.email).lower()[:254],
            files=outer.files,
            nature=outer.nature,
            particulars={
                **excess.of_forward(mail, dict(outer.particulars)),
                **excess.whole(subject, inner.from_.name),
            },
        ),
        cover=clean(inner.before).strip(),
        at=_date(inner),
    )


def _date(inner: Forward) -> datetime | None:
    return dates.parse(inner.date) if inner.date else None
