"""Try a mailbox out and say, step by step, what works and what does not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from imapclient import IMAPClient

from rapport.channels.email import imap, message_ids, smtp
from rapport.channels.email.compose import LOOP_HEADER, Letter
from rapport.channels.email.folding import MAIL
from rapport.channels.email.models import Server
from rapport.channels.email.words import FAILURES, answer_of, say
from rapport.core import clock

# How long a test mail may take to come back.
COMES_BACK_SECONDS = 20.0


@dataclass(frozen=True)
class Step:
    """One thing that was tried: what, whether it worked, and the sentence that says so."""

    name: str
    works: bool
    sentence: str


@dataclass(frozen=True)
class Findings:
    """All steps, and how many messages lie in the folders that were found."""

    steps: tuple[Step, ...]
    messages: int = 0

    @property
    def all_work(self) -> bool:
        """Whether nothing failed."""
        return all(step.works for step in self.steps)


def probe(
    incoming: Server | None,
    outgoing: Server | None,
    *,
    folders: Sequence[str] = ("INBOX",),
    send_to: str = "",
) -> Findings:
    """Sign in to both servers and look into the folders; with ``send_to`` send a mail there, too.

    ``send_to`` is the mailbox's own address: the mail is looked for in the first folder.
    """
    steps: list[Step] = []
    messages = 0
    if incoming is not None:
        steps, messages = _incoming(incoming, folders)
    if outgoing is not None:
        steps += _outgoing(outgoing)
    if send_to and outgoing is not None and all(step.works for step in steps):
        steps += _round_trip(outgoing, incoming, folders, send_to)
    return Findings(tuple(steps), messages)


def _incoming(server: Server, folders: Sequence[str]) -> tuple[list[Step], int]:
    name = _("Fetching mail")
    try:
        with imap.signed_in(server) as client:
            signed_in = _("Signed in to %(host)s as %(user)s.")
            steps = [Step(name, True, signed_in % {"host": server.host, "user": server.user})]
            found = [_folder(client, folder) for folder in folders]
            return steps + [step for step, _count in found] + [_news(client)], sum(
                count for _step, count in found
            )
    except FAILURES as error:
        return [Step(name, False, say(error, server))], 0


def _folder(client: IMAPClient, folder: str) -> tuple[Step, int]:
    name = _("Folder %s") % folder
    try:
        status = client.select_folder(folder, readonly=True)
    except FAILURES as error:
        known = ", ".join(str(one) for _flags, _delimiter, one in client.list_folders()[:20])
        words = _("It cannot be opened (%(answer)s). There are: %(known)s.")
        return Step(name, False, words % {"answer": answer_of(error), "known": known}), 0
    count = int(status[b"EXISTS"])
    words = ngettext("It holds %(n)d message.", "It holds %(n)d messages.", count)
    return Step(name, True, words % {"n": count}), count


def _news(client: IMAPClient) -> Step:
    if client.has_capability("IDLE"):
        return Step(_("New mail"), True, _("The server tells of new mail at once."))
    return Step(_("New mail"), True, _("The server is asked for new mail every 30 seconds."))


def _outgoing(server: Server) -> list[Step]:
    name = _("Sending mail")
    try:
        with smtp.signed_in(server):
            if server.user:
                words = _("Signed in to %(host)s as %(user)s.")
            else:
                words = _("%(host)s takes mail without signing in.")
            return [Step(name, True, words % {"host": server.host, "user": server.user})]
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
        steps.append(_came_back(incoming, folders[0], message_id))
    return steps


def _test_mail(message_id: str, address: str) -> EmailMessage:
    mail = EmailMessage(policy=MAIL)
    mail["From"] = mail["To"] = address
    mail["Subject"] = _("Test of this mailbox")
    mail["Date"] = format_datetime(clock.now())
    mail["Message-ID"] = f"<{message_id}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail[LOOP_HEADER] = message_ids.desk()
    mail.set_content(_("Rapport has sent this to see whether it arrives. No ticket comes of it."))
    return mail


def _came_back(server: Server, folder: str, message_id: str) -> Step:
    name = _("Test mail")
    until = time.monotonic() + COMES_BACK_SECONDS
    try:
        with imap.signed_in(server) as client:
            while time.monotonic() < until:
                client.select_folder(folder, readonly=True)
                if client.search(["HEADER", "Message-ID", message_id]):
                    return Step(name, True, _("It came back into %s.") % folder)
                time.sleep(0.5)
    except FAILURES as error:
        return Step(name, False, say(error, server))
    words = _("It has not come back into %(folder)s within %(seconds)d seconds.")
    return Step(name, False, words % {"folder": folder, "seconds": COMES_BACK_SECONDS})
