"""The meaning of a read mail (``channels.parsed.Parsed``)."""

from __future__ import annotations

from rapport.channels.email import message_ids
from rapport.channels.email.meaning import (
    answers,
    authors,
    contents,
    excess,
    forwarded,
    natures,
    trust,
    wishes,
)
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.email.meaning.wishes import Wishes
from rapport.channels.parsed import Parsed, What, content_key
from rapport.channels.storable import clean
from rapport.mail import Address, Mail


def of(raw: bytes, mail: Mail, ours: Mailboxes) -> Parsed:
    """Return what a mail means. Stores its attachments (core.blobs) and writes nothing else."""
    author = authors.author_of(mail, ours)
    wanted = wishes.of(mail, author, ours)
    return Parsed(
        who=authors.of(raw, author, wanted, ours),
        what=_what(mail, author, wanted, ours),
        answers=answers.of(mail, ours),
        nature=natures.of(mail),
        trust=trust.of(raw, mail, ours),
    )


def _what(mail: Mail, author: Address, wanted: Wishes, ours: Mailboxes) -> What:
    content, subject = contents.of(mail, author, wanted, ours), excess.subject_of(mail.subject)
    key = content_key(author.email, subject, content.text, (file.digest for file in content.files))
    return What(
        subject=subject,
        content=content,
        external_id=_external_id(mail, key),
        content_key=key,
        queue=ours.queue_of(mail),
        forwarded=forwarded.of(mail, ours, content),
    )


def _external_id(mail: Mail, key: str) -> str:
    """Return the mail's own id or, without one, an id that each copy of the mail gets."""
    if not mail.message_id_made or mail.date is None:
        return clean(mail.message_id)
    made = content_key(str(mail.date.timestamp()), "", key, ())
    return f"{made[:40]}@{message_ids.MADE_HOST}"
