"""A test of a mailbox that is connected already."""

from __future__ import annotations

from rapport.channels.email.mailboxes.probe import Findings, probe
from rapport.channels.email.models import Mailbox


def try_out(mailbox: Mailbox, *, send: bool = False) -> Findings:
    """Sign in to both servers of the mailbox and look into its folders; see ``probe``."""
    return probe(
        mailbox.incoming if mailbox.fetch_host else None,
        mailbox.outgoing if mailbox.smtp_host else None,
        folders=[folder.name for folder in mailbox.folders.all()],
        send_to=mailbox.address if send else "",
    )
