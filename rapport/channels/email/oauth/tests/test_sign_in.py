"""Mailboxes with OAuth 2.0, through real servers of every kind."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client

from rapport.channels import outbox
from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.mailboxes.checks import mailboxes
from rapport.channels.email.models import Flow, Grant, Mailbox
from rapport.channels.email.oauth import actions, exchange
from rapport.channels.email.oauth.failure import SignInFailed
from rapport.channels.email.oauth.tests.granting import application, fetch, sign_in
from rapport.channels.email.tests.authorisation import SECRET, AuthorisationServer
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.core import clock, secrets
from rapport.core.checkup import Verdict
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

pytestmark = pytest.mark.servers


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
