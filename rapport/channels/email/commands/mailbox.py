"""The commands ``rapport mailbox …``.

The command line acts as Rapport itself: anyone who can run it on this machine may do anything
here.
"""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from rapport.channels.email.commands.add import add
from rapport.channels.email.commands.sign_in import sign_in
from rapport.channels.email.commands.telling import document, line, say, tell
from rapport.core import django

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Connect and test mailboxes.",
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The mailbox's name or address.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]


app.command()(add)
app.command("sign-in")(sign_in)


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
    from rapport.channels.email.commands.finding import find
    from rapport.channels.email.mailboxes.trial import try_out

    findings = try_out(find(name), send=send)
    tell(findings, as_json)
    if not findings.all_work:
        raise typer.Exit(1)


@app.command("list")
def list_mailboxes(as_json: Json = False) -> None:
    """List the mailboxes and their condition.

    \\b
    Example: rapport mailbox list --json
    """
    django.open_desk()
    from rapport.channels.email.models import Mailbox

    documents = [document(box) for box in Mailbox.objects.prefetch_related("folders")]
    if as_json:
        sys.stdout.write(json.dumps(documents, ensure_ascii=False) + "\n")
    elif not documents:
        sys.stdout.write("No mailbox is connected. rapport mailbox add connects one.\n")
    else:
        sys.stdout.write("".join(line(document) for document in documents))


@app.command()
def disconnect(name: Name, as_json: Json = False) -> None:
    """Stop fetching and sending through a mailbox; its mail stays where it is.

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
    from rapport.channels.email.commands.finding import find
    from rapport.people.actors import SYSTEM

    verb = actions.reconnect if wanted else actions.disconnect
    mailbox = verb(find(name), by=SYSTEM)
    say(document(mailbox), as_json, line(document(mailbox)).strip())
