"""The command ``rapport mailbox sign-in``, for OAuth at a terminal.

Somebody signs in with any browser, on any machine, and brings the answer back: the address where
that browser ends up, or nothing at all if the provider has a flow for other devices (RFC 8628).
"""

from __future__ import annotations

import sys
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated
from urllib.parse import parse_qs, urlsplit

import typer
from django.utils.translation import gettext as _

from rapport.core import django

if TYPE_CHECKING:
    from rapport.channels.email.models import Grant, Mailbox
    from rapport.channels.email.oauth.exchange import Tokens

# Nothing answers there: the browser stops at this address, which contains the answer.
LOOPBACK = "http://localhost"


def sign_in(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The mailbox's name or address.")],
    device: Annotated[
        bool, typer.Option("--device", help="Enter a short code on another device.")
    ] = False,
    redirect: Annotated[
        str, typer.Option(help="A redirect address that the provider knows.")
    ] = LOOPBACK,
) -> None:
    """Sign in at Google, Microsoft or another provider for a mailbox, first or again.

    \b
    Example: rapport mailbox sign-in Support
    """
    django.open_desk()
    from rapport.channels.email.commands.finding import find
    from rapport.channels.email.models import Flow
    from rapport.channels.email.oauth import actions
    from rapport.channels.email.oauth.failure import SignInFailed
    from rapport.core.errors import Conflict
    from rapport.people.actors import SYSTEM

    mailbox = find(name)
    if mailbox.grant is None or mailbox.grant.flow != Flow.PERSON:
        raise Conflict(
            _("%(name)s does not need a sign-in: it is not connected that way.")
            % {"name": mailbox.name}
        )
    try:
        given = _by_code(mailbox.grant) if device else _by_address(mailbox, mailbox.grant, redirect)
    except SignInFailed as error:
        raise Conflict(error.sentence) from error
    actions.sign_in(mailbox, given, by=SYSTEM)
    sys.stdout.write(f"Signed in. rapport mailbox test “{mailbox.name}” tries it out.\n")


def _by_address(mailbox: Mailbox, grant: Grant, redirect: str) -> Tokens:
    from rapport.channels.email.oauth import exchange
    from rapport.core import clock

    state, verifier = exchange.new_state(), exchange.new_verifier()
    who = mailbox.fetch_user or mailbox.smtp_user or mailbox.address
    address = exchange.sign_in_address(
        grant, redirect=redirect, state=state, verifier=verifier, who=who
    )
    sys.stderr.write(
        f"Open this address in a browser and sign in as {who}:\n\n{address}\n\n"
        "The browser then goes to a page that may not open. Paste its address here:\n"
    )
    code = _code(_pasted(), state, grant)
    return exchange.redeem(grant, code=code, redirect=redirect, verifier=verifier, at=clock.now())


def _pasted() -> str:
    return sys.stdin.readline()


def _code(pasted: str, state: str, grant: Grant) -> str:
    """Return the code in the pasted address; refuse one that answers another request."""
    from rapport.channels.email.oauth.failure import SignInFailed
    from rapport.core.errors import Invalid

    given = parse_qs(urlsplit(pasted.strip()).query)
    if given.get("state") != [state]:
        raise Invalid(_("That is not the address this sign-in leads back to. Start again."))
    if "code" not in given:
        said = " ".join(given.get("error", []) + given.get("error_description", []))
        sentence = f"The leave was not given at {grant.name}. It says: {said}"
        raise SignInFailed(sentence, lasting=True)
    return given["code"][0]


def _by_code(grant: Grant) -> Tokens:
    from rapport.channels.email.oauth import exchange
    from rapport.channels.email.oauth.failure import SignInFailed
    from rapport.core import clock

    code = exchange.device_code(grant)
    sys.stderr.write(f"Open {code.address} on any device and type in: {code.typed}\n")
    until = clock.now() + timedelta(seconds=code.seconds)
    while clock.now() < until:
        time.sleep(code.every)
        tokens = exchange.redeem_device(grant, code, at=clock.now())
        if tokens is not None:
            return tokens
    raise SignInFailed(_("The code was not entered in time. Start again."), lasting=True)
