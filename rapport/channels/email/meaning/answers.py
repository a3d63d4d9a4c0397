"""The messages that a mail answers, and our signed references.

It brings back our signed references and the ids of the mails that it answers.
"""

from __future__ import annotations

from rapport.channels.email import message_ids
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.parsed import LONGEST_ID, Answers, Reference
from rapport.channels.storable import clean
from rapport.mail import Mail

# As keys to the conversation: the nearest ids, and the oldest, with which it began.
_NEAREST = 24
_OLDEST = 6
# Our marker line, if any, is near the end of a text with quotes.
_SEARCHED = 200_000


def of(mail: Mail, ours: Mailboxes) -> Answers:
    """Return everything that says which of our tickets or messages the mail answers."""
    names = _refers_to(mail)
    return Answers(
        references=_references(mail, names),
        refers_to=names,
        others=_others(mail, names),
        marker=_marker(mail),
        number=ours.number_in(mail),
    )


def _references(mail: Mail, names: tuple[str, ...]) -> tuple[Reference, ...]:
    """Return our signed references in the mail's headers, nearest first.

    Those in the ids it answers, then those in the addresses that it was written to.
    """
    to = [address.email for address in (*mail.to, *mail.cc)]
    return (*message_ids.read_all(names), *message_ids.read_all((*to, *mail.delivered_to)))


def _refers_to(mail: Mail) -> tuple[str, ...]:
    """Return the Message-IDs that it answers, nearest first: RFC 5322 §3.6.4."""
    original = mail.bounce.original_message_id if mail.bounce else None
    named = (*((original,) if original else ()), *mail.in_reply_to, *reversed(mail.references))
    return tuple(dict.fromkeys(clean(name) for name in named))


def _others(mail: Mail, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of others' mails in a thread, a bounded number; none of a report.

    What has no host is no id that is the only one of its kind.
    """
    if mail.bounce is not None:
        return ()
    picked = (*names[:_NEAREST], *names[_NEAREST:][-_OLDEST:])
    return tuple(
        name[:LONGEST_ID]
        for name in picked
        if all(name.partition("@")) and message_ids.read(name) is None
    )


def _marker(mail: Mail) -> Reference | None:
    """Return the signed reference in the marker line that our mails have above the quoted text.

    For mails without one in their headers: some providers replace the ids of our mails.
    """
    return message_ids.read(mail.text[-_SEARCHED:])
