"""Mailboxes with OAuth 2.0, through real servers of every kind."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.db import connection
from django.test import Client

from rapport.channels import outbox
from rapport.channels.email import failures
from rapport.channels.email.conftest import SUPPORT, connect
from rapport.channels.email.fetching import imap
from rapport.channels.email.fetching.imap_fetch import Fetcher
from rapport.channels.email.mailboxes.checks import mailboxes
from rapport.channels.email.models import Flow, Grant, Mailbox, Provider
from rapport.channels.email.oauth import actions, exchange, tokens
from rapport.channels.email.oauth.failure import SignInFailed
from rapport.channels.email.oauth.providers import Application
from rapport.channels.email.sending import smtp
from rapport.channels.email.tests.authorisation import CLIENT, SECRET, AuthorisationServer
from rapport.channels.email.tests.servers import IMAP_SERVERS, PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.core import clock, secrets
from rapport.core.checkup import Verdict
from rapport.people.actors import SYSTEM
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Queue, Ticket
from rapport.timeline.models import Event

pytestmark = pytest.mark.servers


@pytest.fixture
def provider() -> Iterator[AuthorisationServer]:
    """Yield the authorisation server of the tests."""
    server = AuthorisationServer()
    yield server
    server.close()


@pytest.fixture(params=sorted(IMAP_SERVERS))
def office(request: pytest.FixtureRequest, provider: AuthorisationServer) -> Iterator[PostOffice]:
    """Yield a post office whose servers check tokens with that authorisation server."""
    imap_server = IMAP_SERVERS[request.param]()
    imap_server.trust(provider)
    office = PostOffice(imap_server)
    office.tokens = provider
    office.open()
    yield office
    office.close()


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


@pytest.fixture
def granted(office: PostOffice, support_queue: Queue, provider: AuthorisationServer) -> Mailbox:
    """Return the support mailbox, with an application and nobody signed in yet."""
    mailbox = connect(office, support_queue)
    mailbox.fetch_password = mailbox.smtp_password = ""
    actions.register(mailbox, application(provider))
    mailbox.save()
    return mailbox


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


def test_mail_comes_in_and_answers_go_out_with_tokens_that_expire_in_between(
    office: PostOffice, granted: Mailbox, provider: AuthorisationServer, ben: User
) -> None:
    provider.life = 0.4
    sign_in(granted)
    for number in (1, 2, 3):
        office.imap.deliver(SUPPORT, mail(subject=f"Mail {number}"))
        assert fetch(granted) == 1
        reply(Ticket.objects.latest("pk"), text="Here is how.", by=ben)
        assert outbox.send_due(clock.now())
        time.sleep(0.5)

    assert len(office.imap.messages("dora@nordwind.example")) >= 3
    used = [seen["refresh_token"] for seen in provider.seen if "refresh_token" in seen]
    assert len(used) >= 2, "no token was renewed although each has ended"
    assert len(used) == len(set(used)), "a refresh token was used twice"


def test_a_token_that_the_server_refuses_is_renewed_before_its_time(
    office: PostOffice, granted: Mailbox, provider: AuthorisationServer
) -> None:
    sign_in(granted)
    office.imap.deliver(SUPPORT, mail())
    assert fetch(granted) == 1
    renewals = len(provider.seen)

    provider.expire()
    fetch(granted)
    provider.expire()
    with smtp.signed_in(Mailbox.objects.get().outgoing):
        pass

    assert len(provider.seen) == renewals + 2


def test_a_leave_that_was_taken_back_is_said_once_and_not_asked_for_again(
    granted: Mailbox, provider: AuthorisationServer
) -> None:
    sign_in(granted)
    provider.revoke()
    with pytest.raises(SignInFailed) as refused:
        fetch(granted)
    assert refused.value.lasting
    said = failures.say(refused.value, granted.incoming)
    assert "omebody needs to sign in again" in said
    assert "Token has been expired or revoked." in said
    asked = len(provider.seen)
    for _attempt in range(3):
        with pytest.raises(SignInFailed):
            fetch(granted)
    assert len(provider.seen) == asked

    granted.refresh_from_db()
    sign_in(granted)
    assert fetch(granted) == 0
    assert Event.objects.filter(kind="mailbox.signed_in").count() == 2


def test_a_provider_that_is_down_is_waited_for(
    granted: Mailbox, provider: AuthorisationServer
) -> None:
    sign_in(granted)
    provider.expire()
    provider.down = True
    with pytest.raises(SignInFailed) as away:
        fetch(granted)
    assert not away.value.lasting

    provider.down = False
    assert fetch(granted) == 0


def test_a_mail_waits_in_the_outbox_until_somebody_signs_in(
    office: PostOffice, granted: Mailbox, ben: User, ticket: Ticket
) -> None:
    reply(ticket, text="Here is how.", by=ben)
    outbox.send_due(clock.now())
    assert not office.imap.messages("dora@nordwind.example")
    assert "Nobody has signed in" in Mailbox.objects.get().send_failure

    sign_in(granted)
    outbox.send_due(clock.now() + timedelta(hours=1))
    assert len(office.imap.messages("dora@nordwind.example")) == 1


def test_an_application_signs_in_by_itself(
    office: PostOffice, granted: Mailbox, provider: AuthorisationServer
) -> None:
    actions.register(granted, application(provider, Flow.APPLICATION))
    granted.save()
    office.imap.deliver(SUPPORT, mail())
    assert fetch(granted) == 1
    assert [seen["grant_type"] for seen in provider.seen] == ["client_credentials"]


def test_a_code_is_good_only_with_the_secret_of_who_began(
    granted: Mailbox, provider: AuthorisationServer
) -> None:
    grant = granted.grant
    assert grant is not None
    address = exchange.sign_in_address(
        grant, redirect="http://localhost", state="s", verifier=exchange.new_verifier(), who=SUPPORT
    )
    led = requests.get(address, allow_redirects=False, timeout=5).headers["Location"]
    (code,) = parse_qs(urlsplit(led).query)["code"]
    with pytest.raises(SignInFailed, match="invalid_grant"):
        exchange.redeem(
            grant, code=code, redirect="http://localhost", verifier="stolen", at=clock.now()
        )


def test_what_is_kept_of_a_grant_is_sealed(granted: Mailbox, provider: AuthorisationServer) -> None:
    sign_in(granted)
    grant = Grant.objects.get()
    assert SECRET not in grant.client_secret
    assert provider.leaves[0].refresh not in grant.refresh_token
    assert secrets.unseal(grant.refresh_token) == provider.leaves[0].refresh
    assert provider.holder(secrets.unseal(grant.access_token)) == SUPPORT


@pytest.mark.django_db(transaction=True)
def test_many_at_once_renew_a_token_once(granted: Mailbox, provider: AuthorisationServer) -> None:
    """A provider takes the second use of a refresh token for theft and revokes the grant."""
    sign_in(granted)
    provider.expire()
    stale = tokens.access_token(granted.grant_id or 0)

    def another(_number: int) -> str:
        try:
            return tokens.access_token(granted.grant_id or 0, refused=stale)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(another, range(16)))
    assert len(found) == 1
    assert [seen["grant_type"] for seen in provider.seen].count("refresh_token") == 1
    assert provider.leaves[0].is_good


def test_an_application_that_changes_needs_a_new_leave(
    granted: Mailbox, provider: AuthorisationServer
) -> None:
    sign_in(granted)
    same = application(provider)
    actions.register(granted, same)
    assert not Grant.objects.get().waits_for_a_person
    assert list(Mailbox.objects.fetching()) == [granted]

    actions.register(granted, replace(same, client_id="another"))
    assert Grant.objects.get().waits_for_a_person
    assert not Grant.objects.get().refresh_token
    assert not Mailbox.objects.fetching().exists()

    actions.register(granted, None)
    assert not Grant.objects.exists()


def test_somebody_signs_in_with_the_browser(
    granted: Mailbox, provider: AuthorisationServer, as_ada: Client
) -> None:
    assert "Somebody needs to sign in" in as_ada.get("/settings/mailboxes/").content.decode()
    assert [finding.verdict for finding in mailboxes()] == [Verdict.BROKEN]
    page = as_ada.get(f"/settings/mailboxes/{granted.pk}/").content.decode()
    assert "Nobody has signed in" in page
    assert f"/settings/mailboxes/{granted.pk}/sign-in/" in page

    back = come_back(as_ada, granted)
    assert back.endswith(f"/settings/mailboxes/{granted.pk}/")
    page = as_ada.get(back).content.decode()
    assert "Signed in. Mail can now be fetched and sent." in page
    assert "Nobody has signed in" not in page
    assert Event.objects.get(kind="mailbox.signed_in").by_kind == "user"

    provider.revoke()
    Grant.objects.update(renew_at=clock.now())
    as_ada.post(f"/settings/mailboxes/{granted.pk}/trial/")
    page = as_ada.get(f"/settings/mailboxes/{granted.pk}/").content.decode()
    assert "omebody needs to sign in again" in page
    assert "Sign in again" in page


def come_back(browser: Client, mailbox: Mailbox) -> str:
    """Go to the provider, say yes, and return where the desk redirects to."""
    there = browser.get(f"/settings/mailboxes/{mailbox.pk}/sign-in/")["Location"]
    led = requests.get(there, allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(led)
    assert parts.path == "/settings/mailboxes/signed-in/"
    return str(browser.get(f"{parts.path}?{parts.query}")["Location"])


def test_an_answer_to_nobodys_question_is_refused(granted: Mailbox, as_ada: Client) -> None:
    address = "/settings/mailboxes/signed-in/"
    assert as_ada.get(f"{address}?code=c&state=s").status_code == 422
    as_ada.get(f"/settings/mailboxes/{granted.pk}/sign-in/")
    assert as_ada.get(f"{address}?code=c&state=forged").status_code == 422
    as_ada.get(f"/settings/mailboxes/{granted.pk}/sign-in/")
    state = as_ada.session["mailbox_sign_in"]["state"]
    said = as_ada.get(f"{address}?error=access_denied&state={state}", follow=True)
    assert "Permission was not given" in said.content.decode()
    assert as_ada.get(f"{address}?code=c&state={state}").status_code == 422
