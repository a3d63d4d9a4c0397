"""A look into a mailbox, as fetching would do it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from imapclient import IMAPClient

from rapport.channels.email.failures import FAILURES, answer_of, say
from rapport.channels.email.fetching import imap, pop3, pop3_fetch
from rapport.channels.email.models import Protocol, Server

# How long a test mail may take to come back.
COMES_BACK_SECONDS = 20.0
LOOKED_AT = 20


@dataclass(frozen=True)
class Step:
    """One thing that was tried: its name, whether it worked, and a sentence about it."""

    name: str
    works: bool
    sentence: str


def look(server: Server, folders: Sequence[str]) -> tuple[list[Step], int]:
    """Sign in and open the folders; return the steps, and how many messages are there.

    POP3 has only one folder.
    """
    if server.protocol == Protocol.POP3:
        return _look_by_pop3(server)
    name = _("Fetching mail")
    try:
        with imap.signed_in(server) as client:
            steps = [_signed_in(server)]
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
        sentence = _("It cannot be opened (%(answer)s). The folders are: %(known)s.")
        return Step(name, False, sentence % {"answer": answer_of(error), "known": known}), 0
    count = int(status[b"EXISTS"])
    sentence = ngettext("It holds %(n)d message.", "It holds %(n)d messages.", count)
    return Step(name, True, sentence % {"n": count}), count


def _news(client: IMAPClient) -> Step:
    if client.has_capability("IDLE"):
        return Step(_("New mail"), True, _("The server announces new mail at once."))
    return Step(_("New mail"), True, _("The server is asked for new mail every 30 seconds."))


def _look_by_pop3(server: Server) -> tuple[list[Step], int]:
    name = _("Fetching mail")
    try:
        with pop3.signed_in(server) as client:
            count = len(pop3_fetch.listing(client))
    except FAILURES as error:
        return [Step(name, False, say(error, server))], 0
    sentence = ngettext("It holds %(n)d message.", "It holds %(n)d messages.", count)
    asked = _("The server is asked for new mail every minute.")
    return [
        _signed_in(server),
        Step(_("Folder %s") % "INBOX", True, sentence % {"n": count}),
        Step(_("New mail"), True, asked),
    ], count


def _lies_there(server: Server, message_id: str) -> bool:
    """Return whether a mail with that Message-ID is among the latest; opens its own connection."""
    with pop3.signed_in(server) as client:
        numbers = sorted(pop3_fetch.listing(client).values())[-LOOKED_AT:]
        return any(message_id.encode() in b"\n".join(client.top(n, 0)[1]) for n in numbers)


def _signed_in(server: Server) -> Step:
    sentence = _("Signed in to %(host)s as %(user)s.")
    return Step(_("Fetching mail"), True, sentence % {"host": server.host, "user": server.user})


def came_back(server: Server, folder: str, message_id: str) -> Step:
    """Wait for a mail with that Message-ID to reach the folder; return whether it did,
    as a step.
    """
    name = _("Test mail")
    until = time.monotonic() + COMES_BACK_SECONDS
    try:
        if server.protocol == Protocol.POP3:
            while time.monotonic() < until:
                if _lies_there(server, message_id):
                    return Step(name, True, _("It came back to %s.") % folder)
                time.sleep(1)
            return _stayed_away(folder)
        with imap.signed_in(server) as client:
            while time.monotonic() < until:
                client.select_folder(folder, readonly=True)
                if client.search(["HEADER", "Message-ID", message_id]):
                    return Step(name, True, _("It came back to %s.") % folder)
                time.sleep(0.5)
    except FAILURES as error:
        return Step(name, False, say(error, server))
    return _stayed_away(folder)


def _stayed_away(folder: str) -> Step:
    sentence = _("It did not come back to %(folder)s within %(seconds)d seconds.")
    return Step(_("Test mail"), False, sentence % {"folder": folder, "seconds": COMES_BACK_SECONDS})
