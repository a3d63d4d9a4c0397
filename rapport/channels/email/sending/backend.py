"""The system's own mail, sent through the default mailbox.

Invitations, for example, and password resets.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage as Mail
from email.parser import BytesParser
from email.utils import parseaddr
from typing import cast

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from rapport.channels import registry
from rapport.channels.email import message_ids
from rapport.channels.email.actions import condition
from rapport.channels.email.failures import FAILURES, say
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import smtp
from rapport.channels.email.sending.compose import LOOP_HEADER, Letter, one_line
from rapport.channels.email.sending.folding import MAIL
from rapport.channels.transport import TransportError
from rapport.core import clock
from rapport.core.errors import Misconfigured

log = logging.getLogger(__name__)


class DefaultMailboxBackend(BaseEmailBackend):
    """Django's mail backend: SMTP of the default mailbox, or the log while none is connected."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send mails and return how many went out. Raises TransportError unless told to be silent.

        While no mailbox is connected, and where mail is kept, a mail is written to the log, so that
        the first person of a desk can still follow the link in it.
        """
        sent, kept = 0, registry.keeper() is not None
        for message in email_messages:
            mailbox = None if kept else Mailbox.objects.sending().first()
            if mailbox is None:
                _write_down(message)
                continue
            try:
                _send(message, mailbox)
            except TransportError:
                if not self.fail_silently:
                    raise
            else:
                sent += 1
        return sent


def _write_down(message: EmailMessage) -> None:
    log.warning(
        "No mailbox is connected, so this mail to %s was not sent. Connect one under Settings, "
        "Mailboxes.\nSubject: %s\n\n%s",
        ", ".join(message.recipients()),
        message.subject,
        message.body,
    )


def _send(message: EmailMessage, mailbox: Mailbox) -> None:
    letter = _letter(message, mailbox)
    try:
        server = mailbox.outgoing
        smtp.deliver(letter, server, sender=mailbox.address)
    except smtp.Refused as error:
        raise TransportError(error.sentence, permanent=error.permanent) from error
    except Misconfigured as error:
        raise _failed(mailbox, error.sentence) from error
    except FAILURES as error:
        raise _failed(mailbox, say(error, server)) from error
    condition.note_sent(mailbox, at=clock.now())


def _failed(mailbox: Mailbox, reason: str) -> TransportError:
    condition.note_send_failed(mailbox, reason, at=clock.now())
    return TransportError(reason, permanent=False)


def _letter(message: EmailMessage, mailbox: Mailbox) -> Letter:
    """Return the mail with the mailbox as its sender: its server would refuse any other."""
    name = parseaddr(message.from_email)[0] or mailbox.from_name or "Rapport"
    # The policy decides which class is made; its type does not say so.
    mail = cast(Mail, BytesParser(policy=MAIL).parsebytes(message.message().as_bytes()))
    host = mailbox.address.rpartition("@")[2]
    message_id = f"{uuid.uuid4().hex}@{host}"
    for header in ("From", "Message-ID"):
        del mail[header]
    mail["From"] = Address(one_line(name), addr_spec=mailbox.address)
    mail["Message-ID"] = f"<{message_id}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail[LOOP_HEADER] = message_ids.own_mark()
    to = tuple(parseaddr(address)[1] for address in message.recipients())
    return Letter(message_id, to, (), mail)
