"""What a mail answers: proofs of ours that it brings back, and the mails it names."""

from __future__ import annotations

from rapport.channels.email import message_ids
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.parsed import Answers, Reference
from rapport.channels.storable import clean
from rapport.mail import Mail

# Where the marker line of ours stands, if at all: near the end of a text that quotes.
_SEARCHED = 200_000


def of(mail: Mail, ours: Mailboxes) -> Answers:
    """Return all that says which ticket or message of ours the mail answers."""
    names = _refers_to(mail)
    return Answers(
        references=_references(mail, names),
        refers_to=names,
        marker=_marker(mail),
        number=ours.number_in(mail),
    )


def _references(mail: Mail, names: tuple[str, ...]) -> tuple[Reference, ...]:
    """Return the proofs of ours that the mail brings back in its head, nearest first.

    Those in what it answers, then those in the addresses that it was written to.
    """
    to = [address.email for address in (*mail.to, *mail.cc)]
    return (*message_ids.read_all(names), *message_ids.read_all((*to, *mail.delivered_to)))


def _refers_to(mail: Mail) -> tuple[str, ...]:
    """Return the Message-IDs that it answers, nearest first: RFC 5322 §3.6.4."""
    original = mail.bounce.original_message_id if mail.bounce else None
    named = (*((original,) if original else ()), *mail.in_reply_to, *reversed(mail.references))
    return tuple(dict.fromkeys(clean(name) for name in named))


def _marker(mail: Mail) -> Reference | None:
    """Return the proof in the marker line that our mails carry above what they quote.

    For where none is in the head: some providers put ids of their own into what we send.
    """
    return message_ids.read(mail.text[-_SEARCHED:])
