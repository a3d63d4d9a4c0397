"""A mailbox with an application, its sign-in and one look into it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import requests

from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.fetching import imap
from rapport.channels.email.fetching.imap_fetch import Fetcher
from rapport.channels.email.models import Flow, Mailbox, Provider
from rapport.channels.email.oauth import actions, exchange
from rapport.channels.email.oauth.providers import Application
from rapport.channels.email.tests.authorisation import CLIENT, SECRET, AuthorisationServer
from rapport.core import clock
from rapport.people.actors import SYSTEM


def application(provider: AuthorisationServer, flow: str = Flow.PERSON) -> Application:
    return Application(
        Provider.OTHER,
        CLIENT,
        SECRET,
        flow,
        authorise_url=f"{provider.address}/authorise",
        token_url=f"{provider.address}/token",
        device_url=f"{provider.address}/device",
        scopes="mail",
    )


def sign_in(mailbox: Mailbox) -> None:
    """Do what a browser does, without one."""
    grant = mailbox.grant
    assert grant is not None
    verifier, redirect = exchange.new_verifier(), "http://localhost"
    address = exchange.sign_in_address(
        grant, redirect=redirect, state="s", verifier=verifier, who=SUPPORT
    )
    led = requests.get(address, allow_redirects=False, timeout=5).headers["Location"]
    (code,) = parse_qs(urlsplit(led).query)["code"]
    at = clock.now()
    given = exchange.redeem(grant, code=code, redirect=redirect, verifier=verifier, at=at)
    actions.sign_in(mailbox, given, by=SYSTEM, at=at)


def fetch(mailbox: Mailbox) -> int:
    """Fetch from the mailbox once."""
    with imap.signed_in(Mailbox.objects.get(pk=mailbox.pk).incoming) as client:
        return Fetcher(Mailbox.objects.get(pk=mailbox.pk)).fetch(client)
