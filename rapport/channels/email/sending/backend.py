"""The system's own mail, sent through a mailbox that may carry it.

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
from rapport.channels.email.sending.account_mail import Way, way_to
from rapport.channels.email.sending.compose import LOOP_HEADER, Letter, one_line
from rapport.channels.email.sending.folding import MAIL
from rapport.channels.transport import TransportError
from rapport.core import clock
from rapport.core.errors import Misconfigured

log = logging.getLogger(__name__)


class DefaultMailboxBackend(BaseEmailBackend):
    """Django's mail backend: SMTP of a mailbox or the relay, or the log while there is neither.

    Which mailbox may carry a mail depends on whom it is for (account_mail.py).
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send mails and return how many went out. Raises TransportError unless told to be silent.

        While no mailbox is connected, and where mail is kept, a mail is written to the log, so that
        the first person of a desk can still follow the link in it.
        """
        sent, kept = 0, registry.keeper() is not None
        for message in email_messages:
            try:
                if kept or not _send(message):
                    _write_down(message)
                    continue
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


def _send(message: EmailMessage) -> bool:
    """Send a mail; return whether there was a way."""
    way = way_to(parseaddr(address)[1] for address in message.recipients())
    if way is None:
        return False
    letter = _letter(message, way)
    try:
        server = way.server
        smtp.deliver(letter, server, sender=way.address)
    except smtp.Refused as error:
        raise TransportError(error.sentence, permanent=error.permanent) from error
    except Misconfigured as error:
        raise _failed(way.mailbox, error.sentence) from error
    except FAILURES as error:
        raise _failed(way.mailbox, say(error, server)) from error
    if way.mailbox is not None:
        condition.note_sent(way.mailbox, at=clock.now())
    return True


def _failed(mailbox: Mailbox | None, reason: str) -> TransportError:
    if mailbox is not None:
        condition.note_send_failed(mailbox, reason, at=clock.now())
    return TransportError(reason, permanent=False)


def _letter(message: EmailMessage, way: Way) -> Letter:
    """Return the mail with the way's address as its sender: its server would refuse any other."""
    name = parseaddr(message.from_email)[0] or way.name or "Rapport"
    # The policy decides which class is made; its type does not say so.
    mail = cast(Mail, BytesParser(policy=MAIL).parsebytes(message.message().as_bytes()))
    host = way.address.rpartition("@")[2]
    message_id = f"{uuid.uuid4().hex}@{host}"
    for header in ("From", "Message-ID"):
        del mail[header]
    mail["From"] = Address(one_line(name), addr_spec=way.address)
    mail["Message-ID"] = f"<{message_id}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail[LOOP_HEADER] = message_ids.own_mark()
    to = tuple(parseaddr(address)[1] for address in message.recipients())
    return Letter(message_id, to, (), mail)
