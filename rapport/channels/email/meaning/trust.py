"""The verdicts of our own mail server on a mail."""

from __future__ import annotations

from rapport.channels.email.meaning import authentication, spam
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.parsed import Trust
from rapport.mail import Mail


def of(raw: bytes, mail: Mail, ours: Mailboxes) -> Trust:
    """Return the verdicts that the mailbox's trusted server and filter wrote on top of it."""
    return Trust(
        verified=authentication.proves_sender(raw, ours.verifier, mail.from_.email),
        provable=bool(ours.verifier),
        spam=spam.why(raw, ours.spam_filter, ours.verifier),
    )
