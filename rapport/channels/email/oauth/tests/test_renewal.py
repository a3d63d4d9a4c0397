"""Tokens that end, are refused, or cannot be renewed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import override_settings

from rapport.channels.email import failures
from rapport.channels.email.conftest import SUPPORT
from rapport.channels.email.models import Mailbox
from rapport.channels.email.oauth import tokens
from rapport.channels.email.oauth.failure import SignInFailed
from rapport.channels.email.oauth.tests.granting import fetch, sign_in
from rapport.channels.email.sending import smtp
from rapport.channels.email.tests.authorisation import AuthorisationServer
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.core.errors import Misconfigured
from rapport.timeline.models import Event

pytestmark = pytest.mark.servers


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


def test_a_token_that_cannot_be_read_asks_for_a_new_sign_in(
    granted: Mailbox, provider: AuthorisationServer
) -> None:
    sign_in(granted)
    with (
        override_settings(SECRET_KEY="another desk's key, which is as long as it has to be"),
        pytest.raises(Misconfigured, match=r"The permission from .* Sign in again\."),
    ):
        fetch(granted)


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
