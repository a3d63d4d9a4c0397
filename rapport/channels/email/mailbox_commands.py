"""``rapport mailbox``: connect mailboxes, try them out, see how they fare.

The command line acts as Rapport itself: who can run it on the machine may do anything here.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapport.core import django

if TYPE_CHECKING:
    from rapport.channels.email.models import Mailbox, Server
    from rapport.channels.email.probe import Findings
    from rapport.tickets.models import Queue

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Connect and test mailboxes.",
    rich_markup_mode=None,
)

PORTS = {("imap", "tls"): 993, ("imap", "starttls"): 143, ("imap", "none"): 143} | {
    ("smtp", "tls"): 465,
    ("smtp", "starttls"): 587,
    ("smtp", "none"): 25,
}


class Security(StrEnum):
    """How a connection is kept private."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class Since(StrEnum):
    """Which mail is taken in."""

    NOW = "now"
    ALL = "all"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The mailbox's name or address.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Port = Annotated[int, typer.Option(help="0 is the usual one.", show_default=False)]


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the mailbox is called here.")],
    address: Annotated[str, typer.Option(help="Its mail address.")],
    imap_host: Annotated[str, typer.Option(help="Where mail is fetched; empty: by a pipe.")] = "",
    imap_port: Port = 0,
    imap_security: Annotated[Security, typer.Option()] = Security.TLS,
    imap_user: Annotated[str, typer.Option(help="Otherwise as --user.")] = "",
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
    queue: Annotated[str, typer.Option(help="The queue for its mail; otherwise the default.")] = "",
    folder: Annotated[
        list[str] | None, typer.Option(help="A folder to fetch; may be repeated. INBOX.")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option(help="Another address that ends here; may be repeated.")
    ] = None,
    since: Annotated[
        Since, typer.Option("--from", help="Take in mail from now on, or all that lies there.")
    ] = Since.NOW,
    from_name: Annotated[str, typer.Option(help="Sender name where the queue has none.")] = "",
    default: Annotated[bool, typer.Option(help="Send through it what has no other.")] = False,
    test: Annotated[bool, typer.Option(help="Try it out first, and connect only if it works.")] = (
        True
    ),
    as_json: Json = False,
) -> None:
    """Connect a mailbox: IMAP in, SMTP out.

    \\b
    Example: rapport mailbox add Support --address support@desk.example \\\\
      --imap-host imap.desk.example --smtp-host smtp.desk.example --password-stdin
    """
    django.open_desk()
    from rapport.channels.email import actions
    from rapport.channels.email.models import Server
    from rapport.core import clock
    from rapport.people.actors import SYSTEM

    at = clock.now()
    secret = _password(password, password_stdin)
    account = user or address
    incoming = outgoing = None
    if imap_host:
        port = imap_port or PORTS["imap", imap_security]
        incoming = Server(imap_host, port, imap_security, imap_user or account, secret)
    if smtp_host:
        port = smtp_port or PORTS["smtp", smtp_security]
        smtp_name = "" if smtp_user == "-" else smtp_user or account
        own = smtp_password_file.read_text(encoding="utf-8").strip() if smtp_password_file else ""
        outgoing = Server(smtp_host, port, smtp_security, smtp_name, own or secret)
    folders = folder or ["INBOX"]
    if test:
        _try_out(incoming, outgoing, folders, as_json)
    particulars = actions.Particulars(
        name=name,
        address=address,
        queue=_queue(queue),
        folders=folders,
        aliases=alias or [],
        from_name=from_name,
        is_default=True if default else None,
    )
    mailbox = actions.connect(
        particulars,
        incoming=incoming,
        outgoing=outgoing,
        takes_since=None if since is Since.ALL else at,
        by=SYSTEM,
        at=at,
    )
    _say(_document(mailbox), as_json, f"Connected {mailbox.name} <{mailbox.address}>.")


@app.command()
def test(
    name: Name,
    send: Annotated[
        bool, typer.Option("--send", help="Send a mail to the mailbox and see it come back.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Say step by step what works and what does not. Exit status 1 when something does not.

    \\b
    Example: rapport mailbox test Support --send
    """
    django.open_desk()
    from rapport.channels.email.probe import probe

    mailbox = _find(name)
    findings = probe(
        mailbox.incoming if mailbox.fetch_host else None,
        mailbox.outgoing if mailbox.smtp_host else None,
        folders=[folder.name for folder in mailbox.folders.all()],
        send_to=mailbox.address if send else "",
    )
    _tell(findings, as_json)
    if not findings.all_work:
        raise typer.Exit(1)


@app.command("list")
def list_mailboxes(as_json: Json = False) -> None:
    """List the mailboxes and how they fare.

    \\b
    Example: rapport mailbox list --json
    """
    django.open_desk()
    from rapport.channels.email.models import Mailbox

    documents = [_document(box) for box in Mailbox.objects.prefetch_related("folders")]
    if as_json:
        sys.stdout.write(json.dumps(documents, ensure_ascii=False) + "\n")
    elif not documents:
        sys.stdout.write("No mailbox is connected. rapport mailbox add connects one.\n")
    else:
        sys.stdout.write("".join(_line(document) for document in documents))


@app.command()
def disconnect(name: Name, as_json: Json = False) -> None:
    """Stop to fetch and to send through a mailbox; its mail stays where it is.

    \\b
    Example: rapport mailbox disconnect Support
    """
    _enable(name, False, as_json)


@app.command()
def reconnect(name: Name, as_json: Json = False) -> None:
    """Fetch and send again, from where it stopped.

    \\b
    Example: rapport mailbox reconnect Support
    """
    _enable(name, True, as_json)


def _enable(name: str, wanted: bool, as_json: bool) -> None:
    django.open_desk()
    from rapport.channels.email import actions
    from rapport.people.actors import SYSTEM

    verb = actions.reconnect if wanted else actions.disconnect
    mailbox = verb(_find(name), by=SYSTEM)
    _say(_document(mailbox), as_json, _line(_document(mailbox)).strip())


def _try_out(
    incoming: Server | None, outgoing: Server | None, folders: list[str], as_json: bool
) -> None:
    from rapport.channels.email.probe import probe

    findings = probe(incoming, outgoing, folders=folders)
    if findings.all_work:
        if not as_json:
            _tell(findings, False)
        return
    _tell(findings, as_json)
    sys.stderr.write("The mailbox is not connected. --no-test connects it all the same.\n")
    raise typer.Exit(1)


def _tell(findings: Findings, as_json: bool) -> None:
    if as_json:
        steps = [
            {"step": step.name, "works": step.works, "sentence": step.sentence}
            for step in findings.steps
        ]
        document = {"works": findings.all_work, "steps": steps}
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        return
    for step in findings.steps:
        mark = "works" if step.works else "FAILS"
        sys.stdout.write(f"{mark}  {step.name}: {step.sentence}\n")


def _password(given: str, from_stdin: bool) -> str:
    if given:
        return given
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, err=True))
    return ""


def _find(name: str) -> Mailbox:
    from django.db.models import Q

    from rapport.channels.email.models import Mailbox
    from rapport.core.errors import NotFound

    found = Mailbox.objects.filter(Q(name__iexact=name) | Q(address__iexact=name)).first()
    if found is None:
        raise NotFound(f"There is no mailbox “{name}”; rapport mailbox list shows them.")
    return found


def _queue(name: str) -> Queue:
    from django.db.models import Q

    from rapport.core.errors import NotFound
    from rapport.tickets.actions.open_ticket import default_queue
    from rapport.tickets.models import Queue

    if not name:
        return default_queue()
    found = Queue.objects.filter(Q(name__iexact=name) | Q(slug=name.lower())).first()
    if found is None:
        known = ", ".join(Queue.objects.values_list("name", flat=True))
        raise NotFound(f"There is no queue “{name}”. There are: {known}.")
    return found


def _document(mailbox: Mailbox) -> dict[str, Any]:
    from rapport.channels.models import Inbound

    parked = Inbound.objects.parked().filter(channel="email", account=mailbox.account)
    return {
        "name": mailbox.name,
        "address": mailbox.address,
        "queue": mailbox.queue.name,
        "connected": mailbox.is_enabled,
        "default": mailbox.is_default,
        "folders": [folder.name for folder in mailbox.folders.all()],
        "fetched_at": _iso(mailbox.fetched_at),
        "behind": mailbox.behind,
        "failing_since": _iso(mailbox.failing_since),
        "failure": mailbox.failure or None,
        "sent_at": _iso(mailbox.sent_at),
        "send_failing_since": _iso(mailbox.send_failing_since),
        "send_failure": mailbox.send_failure or None,
        "parked": parked.count(),
    }


def _line(document: dict[str, Any]) -> str:
    state = "works" if document["connected"] else "disconnected"
    if document["failure"] or document["send_failure"]:
        state = document["failure"] or document["send_failure"]
    fetched = document["fetched_at"] or "never"
    return (
        f"{document['name']} <{document['address']}>  {state}  fetched {fetched}, "
        f"{document['behind']} behind, {document['parked']} parked\n"
    )


def _iso(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z") if at else None


def _say(document: dict[str, Any], as_json: bool, sentence: str) -> None:
    line = json.dumps(document, ensure_ascii=False) if as_json else sentence
    sys.stdout.write(line + "\n")
