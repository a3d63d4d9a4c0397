"""A grant revoked by the provider."""

from __future__ import annotations

from conftest import MONDAY
from rapport.channels.email.models import Grant, Provider
from rapport.channels.email.oauth.actions import note_refused
from rapport.core import secrets
from rapport.timeline.models import Event


def test_why_and_since_when_is_kept_and_the_leave_with_it(db: None) -> None:
    grant = Grant.objects.create(
        provider=Provider.GOOGLE,
        token_url="https://tokens.example/token",
        client_id="rapport",
        refresh_token=secrets.seal("leave"),
        granted_at=MONDAY,
    )

    note_refused(grant, "Token has been expired or revoked.", at=MONDAY)

    grant.refresh_from_db()
    assert (grant.refused_at, grant.refusal) == (MONDAY, "Token has been expired or revoked.")
    assert secrets.unseal(grant.refresh_token) == "leave"
    assert not Event.objects.exists(), "the mailbox that cannot be fetched any more leaves one"
