"""A test of a mailbox that reports step by step."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime

from django.utils.translation import gettext as _

from rapport.channels.email import message_ids
from rapport.channels.email.failures import FAILURES, say
from rapport.channels.email.mailboxes import looking
from rapport.channels.email.mailboxes.looking import Step
from rapport.channels.email.models import Server
from rapport.channels.email.sending import smtp
from rapport.channels.email.sending.compose import LOOP_HEADER, Letter
from rapport.channels.email.sending.folding import MAIL
from rapport.core import clock


@dataclass(frozen=True)
class Findings:
    """All steps, and how many messages are in the folders that were found."""

    steps: tuple[Step, ...]
    messages: int = 0

    @property
    def all_work(self) -> bool:
        """Return whether nothing failed."""
        return all(step.works for step in self.steps)


def probe(
    incoming: Server | None,
    outgoing: Server | None,
    *,
    folders: Sequence[str] = ("INBOX",),
    send_to: str = "",
) -> Findings:
    """Sign in to both servers and open the folders; with ``send_to`` send a mail there, too.

    ``send_to`` is the mailbox's own address: the mail is looked for in the first folder.
    """
    steps: list[Step] = []
    messages = 0
    if incoming is not None:
        steps, messages = looking.look(incoming, folders)
    if outgoing is not None:
        steps += _outgoing(outgoing)
    if send_to and outgoing is not None and all(step.works for step in steps):
        steps += _round_trip(outgoing, incoming, folders, send_to)
    return Findings(tuple(steps), messages)


def _outgoing(server: Server) -> list[Step]:
    name = _("Sending mail")
    try:
        with smtp.signed_in(server):
            if server.user:
                sentence = _("Signed in to %(host)s as %(user)s.")
            else:
                sentence = _("%(host)s accepts mail without a sign-in.")
            return [Step(name, True, sentence % {"host": server.host, "user": server.user})]
    except FAILURES as error:
        return [Step(name, False, say(error, server))]


def _round_trip(
    outgoing: Server, incoming: Server | None, folders: Sequence[str], address: str
) -> list[Step]:
    name = _("Test mail")
    message_id = f"test.{time.time_ns()}@{address.rpartition('@')[2]}"
    letter = Letter(message_id, (address,), (), _test_mail(message_id, address))
    try:
        smtp.deliver(letter, outgoing, sender=address)
    except smtp.Refused as error:
        return [Step(name, False, error.sentence)]
    except FAILURES as error:
        return [Step(name, False, say(error, outgoing))]
    steps = [Step(name, True, _("Sent to %s.") % address)]
    if incoming is not None and folders:
        steps.append(looking.came_back(incoming, folders[0], message_id))
    return steps


def _test_mail(message_id: str, address: str) -> EmailMessage:
    mail = EmailMessage(policy=MAIL)
    mail["From"] = mail["To"] = address
    mail["Subject"] = _("Test of this mailbox")
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = f"<{message_id}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail[LOOP_HEADER] = message_ids.own_mark()
    mail.set_content(_("Rapport sent this to see whether it arrives. It does not open a ticket."))
    return mail
