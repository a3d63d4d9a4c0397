"""Tokens that a provider gives."""

from __future__ import annotations

import pytest

from conftest import MONDAY
from rapport.channels.email.models import Grant, Provider
from rapport.channels.email.oauth.actions import keep_tokens, note_refused
from rapport.channels.email.oauth.exchange import Tokens
from rapport.core import secrets
from rapport.timeline.models import Event


@pytest.fixture
def grant(db: None) -> Grant:
    return Grant.objects.create(
        provider=Provider.GOOGLE,
        token_url="https://tokens.example/token",
        client_id="rapport",
        refresh_token=secrets.seal("leave"),
        granted_at=MONDAY,
        refused_at=MONDAY,
        refusal="Not now.",
    )


@pytest.mark.parametrize(("refresh", "kept"), [("", "leave"), ("new", "new")])
def test_they_are_sealed_and_the_refresh_token_stays_unless_there_is_another(
    grant: Grant, refresh: str, kept: str
) -> None:
    keep_tokens(grant, Tokens(access="hour", refresh=refresh, renew_at=MONDAY))

    grant.refresh_from_db()
    assert "hour" not in grant.access_token
    assert secrets.unseal(grant.access_token) == "hour"
    assert secrets.unseal(grant.refresh_token) == kept
    assert grant.renew_at == MONDAY


def test_a_refusal_is_over_and_no_event_is_left(grant: Grant) -> None:
    keep_tokens(grant, Tokens(access="hour", refresh="", renew_at=None))

    grant.refresh_from_db()
    assert (grant.refused_at, grant.refusal) == (None, "")
    assert not Event.objects.exists(), "they are renewed every hour"


@pytest.mark.parametrize(
    "change",
    [
        {"refresh_token": ""},
        {"token_url": "https://elsewhere.example/token"},
        {"client_id": "another", "client_secret": "sealed again"},
    ],
    ids=["another server", "another provider", "another application"],
)
def test_a_token_that_was_asked_for_before_a_change_is_not_stored(
    grant: Grant, change: dict[str, str]
) -> None:
    """A renewal takes a second, and somebody may change the mailbox meanwhile."""
    Grant.objects.filter(pk=grant.pk).update(**change)

    assert not keep_tokens(grant, Tokens(access="hour", refresh="new", renew_at=MONDAY))
    note_refused(grant, "Gone.", at=MONDAY)

    now = Grant.objects.get()
    assert (now.access_token, now.refusal) == ("", "Not now.")
    assert {name: getattr(now, name) for name in change} == change
