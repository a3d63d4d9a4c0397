"""The transport of e-mail.

docs/explanation/the-channel-email.md walks through this folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rapport.channels.email.actions import condition
from rapport.channels.email.failures import FAILURES, say
from rapport.channels.email.keys import keyring
from rapport.channels.email.meaning import causes, parsing
from rapport.channels.email.meaning.addressees import Mailboxes
from rapport.channels.email.models import Mailbox
from rapport.channels.email.sending import choosing, compose, smtp
from rapport.channels.parsed import Parsed
from rapport.channels.transport import Capabilities, Receipt, TransportError, Way, WayFails
from rapport.core import clock
from rapport.core.database.beside import left_out_if_refused
from rapport.core.database.faults import fault_of, told
from rapport.core.errors import Misconfigured
from rapport.mail import read
from rapport.tickets.models import Outgoing


class EmailTransport:
    """Mails in by anything that brings their bytes; mails out through a mailbox's SMTP server."""

    kind = "email"
    capabilities = Capabilities(
        receives=True, sends=True, html=True, files=True, largest=100 * 1024 * 1024
    )

    def parse(self, raw: bytes, *, account: str) -> Parsed:
        """Return the meaning of a mail; any bytes are one, with fields missing if need be."""
        if not raw.strip():
            raise TransportError(_("The mail is empty."), permanent=True)
        ours = Mailboxes.load(account)
        return parsing.of(raw, read(raw, keyring.for_mail(raw)), ours)

    def ways(self, waiting: Sequence[Outgoing]) -> list[Way]:
        """Return the ways of mails, one through each mailbox."""
        return choosing.ways(waiting)

    def send(self, outgoing: Outgoing) -> Receipt:
        """Hand the mail over to the SMTP server of the mailbox that answers for its ticket."""
        mailbox, way = choosing.mailbox_for(outgoing)
        letter = compose.compose(outgoing, mailbox)
        try:
            server = mailbox.outgoing
            without = smtp.deliver(letter, server, sender=mailbox.address)
        except smtp.Refused as error:
            by = causes.told({error.address: error.said} if error.address else {})
            raise TransportError(error.sentence, permanent=error.permanent, refused=by) from error
        except Misconfigured as error:
            # It rests as below: the password is entered again, or the old secret key comes back.
            raise _fails(mailbox, way, error.sentence) from error
        except FAILURES as error:
            if fault := fault_of(error):
                # Our own disk is no fault of the mailbox's.
                raise TransportError(told(fault), permanent=False) from error
            raise _fails(mailbox, way, say(error, server)) from error
        with left_out_if_refused():
            # The mail has gone: what fails from here on must not look as if it had not.
            condition.note_sent(mailbox, at=clock.now())
        return Receipt(letter.message_id, causes.told(without))


def _fails(mailbox: Mailbox, way: Way, reason: str) -> WayFails:
    """Note that the mailbox is at fault and not the mail, which waits until that is mended."""
    condition.note_send_failed(mailbox, reason, at=clock.now())
    return WayFails(reason, way)
