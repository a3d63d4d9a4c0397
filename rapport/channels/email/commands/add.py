"""The command ``rapport mailbox add``."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer
from django.utils.translation import gettext as _

from rapport.channels.email.commands.connection import (
    Credentials,
    Fetching,
    Registration,
    Sending,
)
from rapport.channels.email.commands.telling import document, say, tell
from rapport.core import django
from rapport.core.errors import Invalid
from rapport.core.options import grouped

if TYPE_CHECKING:
    from rapport.channels.email.actions import MailboxSettings
    from rapport.channels.email.models import Mailbox, Server


@dataclass(frozen=True)
class AddOptions:
    """The options apart from servers, and whether the mailbox is tried out first."""

    queue: Annotated[str, typer.Option(help="The queue for its mail; otherwise the default.")] = ""
    folder: Annotated[
        list[str], typer.Option(help="A folder to fetch, INBOX by default; may be repeated.")
    ] = field(default_factory=list)
    alias: Annotated[
        list[str], typer.Option(help="Another address that delivers to it; may be repeated.")
    ] = field(default_factory=list)
    since: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="now|DAYSd|all",
            help="What to take in: new mail only, that of the last days too (30d), or all.",
        ),
    ] = "now"
    from_name: Annotated[
        str, typer.Option(help="The sender name, unless the queue has its own.")
    ] = ""
    default: Annotated[bool, typer.Option(help="Use it for mail that no other mailbox sends.")] = (
        False
    )
    test: Annotated[bool, typer.Option(help="Try it out first, and connect only if it works.")] = (
        True
    )

    @property
    def folders(self) -> list[str]:
        """Return the folders that are fetched."""
        return self.folder or ["INBOX"]

    def takes_since(self, at: datetime) -> datetime | None:
        """Return the arrival time from which mail is taken in; None takes all of it."""
        if self.since == "all":
            return None
        if self.since == "now":
            return at
        days = re.fullmatch(r"(\d{1,4})d?", self.since)
        if days is None or not 0 < int(days[1]) <= 3650:
            raise Invalid(_("--from takes now, all, or a number of days such as 30d."))
        return at - timedelta(days=int(days[1]))


@grouped
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the mailbox is called here.")],
    address: Annotated[str, typer.Option(help="Its email address.")],
    fetching: Fetching,
    sending: Sending,
    credentials: Credentials,
    registration: Registration,
    options: AddOptions,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Connect a mailbox: IMAP or POP3 in, SMTP out.

    \b
    Example: rapport mailbox add Support --address support@desk.example \\
      --imap-host imap.desk.example --smtp-host smtp.desk.example --password-stdin
    """
    django.open_desk()
    from rapport.channels.email import actions
    from rapport.core import clock
    from rapport.people.actors import SYSTEM

    at = clock.now()
    begins = options.takes_since(at)
    provider, user = registration.provider, credentials.user or address
    secret = "" if registration.is_used else credentials.secret()
    incoming = fetching.server(user, secret, provider)
    outgoing = sending.server(user, credentials.smtp_secret() or secret, provider)
    if options.test and not registration.is_used:
        _try_out(incoming, outgoing, options.folders, as_json)
    mailbox = actions.connect(
        _settings(name, address, options, fetching.delete_after),
        incoming=incoming,
        outgoing=outgoing,
        takes_since=begins,
        application=registration.registered(),
        by=SYSTEM,
        at=at,
    )
    say(document(mailbox), as_json, _connected(mailbox))


def _settings(name: str, address: str, options: AddOptions, delete_after: int) -> MailboxSettings:
    from rapport.channels.email.actions import MailboxSettings
    from rapport.channels.email.commands.finding import find_queue

    return MailboxSettings(
        name=name,
        address=address,
        queue=find_queue(options.queue),
        folders=options.folders,
        aliases=options.alias,
        from_name=options.from_name,
        is_default=True if options.default else None,
        delete_after_days=delete_after or None,
    )


def _try_out(
    incoming: Server | None, outgoing: Server | None, folders: list[str], as_json: bool
) -> None:
    from rapport.channels.email.mailboxes.probe import probe

    findings = probe(incoming, outgoing, folders=folders)
    if findings.all_work:
        if not as_json:
            tell(findings, False)
        return
    tell(findings, as_json)
    sys.stderr.write("The mailbox is not connected. --no-test connects it all the same.\n")
    raise typer.Exit(1)


def _connected(mailbox: Mailbox) -> str:
    sentence = f"Connected {mailbox.name} <{mailbox.address}>."
    if mailbox.grant is not None and mailbox.grant.waits_for_a_person:
        sentence += f" Now sign in: rapport mailbox sign-in “{mailbox.name}”"
    return sentence
