"""``rapport mailbox add``: connect a mailbox from the command line."""

from __future__ import annotations

import re
import sys
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from django.utils.translation import gettext as _

from rapport.channels.email.commands.telling import document, say, tell
from rapport.core import django
from rapport.core.errors import Invalid

if TYPE_CHECKING:
    from rapport.channels.email.models import Server
    from rapport.channels.email.oauth.providers import Application


class Security(StrEnum):
    """How a connection is kept private."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class SignsIn(StrEnum):
    """How the servers are signed in to."""

    PASSWORD = "password"
    GOOGLE = "google"
    MICROSOFT = "microsoft"
    OTHER = "other"


Port = Annotated[int, typer.Option(help="0 is the usual one.", show_default=False)]


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the mailbox is called here.")],
    address: Annotated[str, typer.Option(help="Its email address.")],
    imap_host: Annotated[str, typer.Option(help="Where mail is fetched; empty: by a pipe.")] = "",
    imap_port: Port = 0,
    imap_security: Annotated[Security, typer.Option()] = Security.TLS,
    imap_user: Annotated[str, typer.Option(help="Otherwise as --user.")] = "",
    pop3_host: Annotated[str, typer.Option(help="Where mail is fetched by POP3 instead.")] = "",
    pop3_port: Port = 0,
    pop3_security: Annotated[Security, typer.Option()] = Security.TLS,
    delete_after: Annotated[
        int, typer.Option(help="Delete at the POP3 server after days; 0: never.", min=0, max=3650)
    ] = 0,
    smtp_host: Annotated[str, typer.Option(help="Where mail is sent; empty: nowhere.")] = "",
    smtp_port: Port = 0,
    smtp_security: Annotated[Security, typer.Option()] = Security.TLS,
    smtp_user: Annotated[str, typer.Option(help="Otherwise as --user; - for none.")] = "",
    user: Annotated[str, typer.Option(help="User name of both; otherwise the address.")] = "",
    password: Annotated[
        str, typer.Option(help="Others on this machine can see it: better --password-stdin.")
    ] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
    smtp_password_file: Annotated[
        Path | None, typer.Option(help="Where SMTP has another password.")
    ] = None,
    provider: Annotated[
        SignsIn, typer.Option(help="Sign in by OAuth 2.0 there, and not with a password.")
    ] = SignsIn.PASSWORD,
    client_id: Annotated[str, typer.Option(help="Of the application registered there.")] = "",
    client_secret_file: Annotated[
        Path | None, typer.Option(help="A file with its secret, where it has one.")
    ] = None,
    tenant: Annotated[str, typer.Option(help="The organisation at Microsoft.")] = "",
    application: Annotated[
        bool, typer.Option("--application", help="It signs in by itself, nobody for it.")
    ] = False,
    authorise_url: Annotated[str, typer.Option(help="Where people sign in, at others.")] = "",
    token_url: Annotated[str, typer.Option(help="What gives out tokens, at others.")] = "",
    device_url: Annotated[str, typer.Option(help="What gives out codes, at others.")] = "",
    scopes: Annotated[str, typer.Option(help="What is asked for, at others.")] = "",
    queue: Annotated[str, typer.Option(help="The queue for its mail; otherwise the default.")] = "",
    folder: Annotated[
        list[str] | None, typer.Option(help="A folder to fetch; may be repeated. INBOX.")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option(help="Another address that ends here; may be repeated.")
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="now|DAYSd|all",
            help="Take in mail from now on, what arrived in the last days (30d), or all.",
        ),
    ] = "now",
    from_name: Annotated[str, typer.Option(help="Sender name where the queue has none.")] = "",
    default: Annotated[bool, typer.Option(help="Send through it what has no other.")] = False,
    test: Annotated[bool, typer.Option(help="Try it out first, and connect only if it works.")] = (
        True
    ),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Connect a mailbox: IMAP or POP3 in, SMTP out.

    \b
    Example: rapport mailbox add Support --address support@desk.example \\
      --imap-host imap.desk.example --smtp-host smtp.desk.example --password-stdin
    """
    django.open_desk()
    from rapport.channels.email.commands.finding import find_queue
    from rapport.channels.email.mailboxes import actions
    from rapport.core import clock
    from rapport.people.actors import SYSTEM

    at = clock.now()
    begins = _since(since, at)
    secret = "" if provider is not SignsIn.PASSWORD else _password(password, password_stdin)
    account = user or address
    if imap_host and pop3_host:
        raise Invalid(_("A mailbox is fetched by IMAP or by POP3, not by both."))
    if pop3_host:
        incoming = _server("pop3", pop3_host, pop3_port, pop3_security, account, secret)
    else:
        incoming = _server(
            "imap", imap_host, imap_port, imap_security, imap_user or account, secret, provider
        )
    smtp_name = "" if smtp_user == "-" else smtp_user or account
    own = _first_line(smtp_password_file)
    outgoing = _server(
        "smtp", smtp_host, smtp_port, smtp_security, smtp_name, own or secret, provider
    )
    registered = None
    if provider is not SignsIn.PASSWORD:
        registered = _application(
            provider,
            client_id,
            _first_line(client_secret_file),
            application,
            tenant=tenant,
            authorise_url=authorise_url,
            token_url=token_url,
            device_url=device_url,
            scopes=scopes,
        )
    folders = folder or ["INBOX"]
    if test and registered is None:
        _try_out(incoming, outgoing, folders, as_json)
    particulars = actions.Particulars(
        name=name,
        address=address,
        queue=find_queue(queue),
        folders=folders,
        aliases=alias or [],
        from_name=from_name,
        is_default=True if default else None,
        delete_after_days=delete_after or None,
    )
    mailbox = actions.connect(
        particulars,
        incoming=incoming,
        outgoing=outgoing,
        takes_since=begins,
        application=registered,
        by=SYSTEM,
        at=at,
    )
    sentence = f"Connected {mailbox.name} <{mailbox.address}>."
    if mailbox.grant is not None and mailbox.grant.waits_for_a_person:
        sentence += f" Now sign in: rapport mailbox sign-in “{mailbox.name}”"
    say(document(mailbox), as_json, sentence)


def _since(words: str, at: datetime) -> datetime | None:
    """Return from when on mail is taken in; None takes all of it."""
    if words == "all":
        return None
    if words == "now":
        return at
    days = re.fullmatch(r"(\d{1,4})d?", words)
    if days is None or not 0 < int(days[1]) <= 3650:
        raise Invalid(_("--from takes now, all, or a number of days such as 30d."))
    return at - timedelta(days=int(days[1]))


def _server(
    protocol: str,
    host: str,
    port: int,
    security: Security,
    user: str,
    secret: str,
    provider: SignsIn = SignsIn.PASSWORD,
) -> Server | None:
    """Return the server that is named, else the provider's own, else none."""
    from rapport.channels.email.models import Protocol, Server
    from rapport.channels.email.models.server import USUAL_PORTS
    from rapport.channels.email.oauth.forms import server

    if not host:
        return server(provider, protocol, user)
    way = protocol if protocol in Protocol.values else Protocol.IMAP
    usual = USUAL_PORTS[protocol, str(security)]
    return Server(host, port or usual, security, user, secret, way)


def _application(
    provider: SignsIn, client_id: str, secret: str, by_itself: bool, **more: str
) -> Application:
    from rapport.channels.email.models import Flow
    from rapport.channels.email.oauth.providers import Application

    flow = Flow.APPLICATION if by_itself else Flow.PERSON
    return Application(provider, client_id, secret, flow, **more)


def _first_line(file: Path | None) -> str:
    return file.read_text(encoding="utf-8").strip() if file else ""


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


def _password(given: str, from_stdin: bool) -> str:
    if given:
        return given
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, err=True))
    return ""
