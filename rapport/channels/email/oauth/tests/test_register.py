"""An application with which a mailbox is signed in to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import MONDAY
from rapport.channels.email.models import Grant, Mailbox, Provider
from rapport.channels.email.oauth.actions import register
from rapport.channels.email.oauth.providers import Application
from rapport.core import secrets
from rapport.core.errors import Invalid
from rapport.timeline.models import Event

GOOGLE = Application(provider=Provider.GOOGLE, client_id="rapport", secret="geheim")


@pytest.fixture
def granted(mailbox: Mailbox) -> Mailbox:
    """Return the support mailbox, for which somebody has signed in."""
    register(mailbox, GOOGLE)
    mailbox.save()
    Grant.objects.update(
        refresh_token=secrets.seal("leave"), granted_at=MONDAY, refused_at=MONDAY, refusal="No."
    )
    return Mailbox.objects.get()


def test_its_secret_is_sealed_and_it_leaves_no_event(mailbox: Mailbox) -> None:
    register(mailbox, GOOGLE)

    grant = Grant.objects.get()
    assert mailbox.grant == grant
    assert secrets.unseal(grant.client_secret) == "geheim"
    assert grant.token_url.startswith("https://"), "the provider's own"
    assert not Event.objects.exists(), "the caller records what it did with the mailbox"


def test_the_same_one_keeps_the_grant_and_is_asked_again(granted: Mailbox) -> None:
    register(granted, replace(GOOGLE, secret=""))

    grant = Grant.objects.get()
    assert secrets.unseal(grant.refresh_token) == "leave"
    assert secrets.unseal(grant.client_secret) == "geheim"
    assert (grant.granted_at, grant.refused_at, grant.refusal) == (MONDAY, None, "")


def test_another_one_needs_a_grant_of_its_own(granted: Mailbox) -> None:
    register(granted, replace(GOOGLE, client_id="another"))

    grant = Grant.objects.get()
    assert (grant.refresh_token, grant.granted_at) == ("", None)


def test_without_one_the_grant_is_gone(granted: Mailbox) -> None:
    register(granted, None)

    assert granted.grant is None
    assert not Grant.objects.exists()


def test_one_that_lacks_something_is_refused(mailbox: Mailbox) -> None:
    with pytest.raises(Invalid):
        register(mailbox, replace(GOOGLE, client_id=""))
    assert not Grant.objects.exists()
