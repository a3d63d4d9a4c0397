"""The command ``rapport mail receive``.

It takes in one raw mail from a mail server's pipe.
"""

from __future__ import annotations

import json
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from rapport.core import django
from rapport.core.errors import Misconfigured, NotFound

if TYPE_CHECKING:
    from rapport.channels.models import Inbound

# EX_TEMPFAIL of sysexits: the mail server keeps the mail and tries again.
NOT_SAFE = 75
WRONG_USE = 2
CHANNEL = "email"


def receive(
    file: Annotated[
        Path, typer.Argument(metavar="[FILE|-]", help="The mail; - is standard input.")
    ] = Path("-"),
    mailbox: Annotated[
        str, typer.Option(help="The mailbox it came to, by name or address.", show_default=False)
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Take in one raw mail. Exit status 0 once it is safe on disk, 75 when it is not.

    \b
    Example, in a mail server's aliases:  support: "|rapport mail receive --mailbox Support"
    """
    raw = _read(file)
    try:
        inbound = _settle(_keep(raw, mailbox))
    except (OSError, Misconfigured, NotFound) as error:
        _not_safe(str(error))
    except _database_error() as error:
        _not_safe(f"The database cannot be written: {error}")
    _say(inbound, as_json)


def _read(file: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{file} cannot be read: {error.strerror}.\n")
        raise typer.Exit(WRONG_USE) from error


def _keep(raw: bytes, mailbox: str) -> Inbound:
    """Put the mail on disk, creating the database if this is the first command ever."""
    django.start()
    from django.db import DatabaseError, connection

    try:
        return _note(raw, mailbox)
    except DatabaseError:
        # Not always a missing table; if it is something else, this fails again with its message.
        connection.close()
        django.open_desk()
        return _note(raw, mailbox)


def _note(raw: bytes, mailbox: str) -> Inbound:
    from rapport.channels.arrivals.actions import Raw, keep_one
    from rapport.core import clock

    at = clock.now()
    # Each run is a place of its own: a mail handed over twice is recognised by its content.
    place = Raw(f"pipe:{uuid.uuid4()}", raw, at)
    return keep_one(place, channel=CHANNEL, account=_account(mailbox), at=at)


def _account(mailbox: str) -> str:
    from rapport.channels.email.commands.finding import find

    return find(mailbox).account if mailbox else ""


def _settle(inbound: Inbound) -> Inbound:
    """Process the kept mail. If that fails now it is left to the server, which is not an error."""
    from django.db import OperationalError

    from rapport.channels.arrivals.actions import make_sure, settle

    try:
        return settle(inbound)
    except OperationalError as error:
        make_sure(inbound)
        inbound.reason = f"It is safe and will be processed when the database answers: {error}"
        return inbound


def _say(inbound: Inbound, as_json: bool) -> None:
    state = inbound.state if inbound.is_settled else inbound.State.PARKED
    if state == inbound.State.SPAM:
        # The mail server only understands exit statuses, and for it nothing has failed.
        state = inbound.State.RECORDED
    document = {
        "outcome": str(state),
        "ticket": inbound.ticket_id,
        "message": inbound.message_id,
        "reason": inbound.reason,
    }
    if as_json:
        sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
        return
    where = f" ticket #{inbound.ticket_id}" if inbound.ticket_id else ""
    why = f": {inbound.reason}" if inbound.reason else "."
    sys.stdout.write(f"{state.capitalize()}{where}{why}\n")


def _not_safe(sentence: str) -> NoReturn:
    sys.stderr.write(f"{sentence.strip()}\n")
    raise typer.Exit(NOT_SAFE)


def _database_error() -> type[Exception]:
    from django.db import Error

    return Error
