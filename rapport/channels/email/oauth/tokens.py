"""The access token of a grant, renewed in time.

It is renewed before it expires and when a server refuses it. Many threads and processes use one
grant. Providers may give out a new refresh token each time and take a second use of the old one
for theft, so only one at a time may renew: it holds a turn, and those that waited for it find the
token that it brought.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.utils.translation import gettext as _

from rapport.channels.email.models import Flow, Grant
from rapport.channels.email.oauth.actions import keep_tokens, note_refused
from rapport.channels.email.oauth.failure import SignInFailed
from rapport.core import clock, secrets
from rapport.timeline import turns

T = TypeVar("T")


def signed_in(grant_id: int, attempt: Callable[[str], T], refusal: type[Exception]) -> T:
    """Return the result of ``attempt`` with an access token; if refused, with a new one.

    ``refusal`` is the exception of ``attempt`` when the server does not accept the token. Raises
    it, or SignInFailed when the provider gives none.
    """
    token = access_token(grant_id)
    try:
        return attempt(token)
    except refusal:
        return attempt(access_token(grant_id, refused=token))


def access_token(grant_id: int, *, refused: str = "", at: datetime | None = None) -> str:
    """Return an access token that is good for a while, renewed if need be; never ``refused``.

    Raises SignInFailed, and Misconfigured when the secret key has changed since.
    """
    grant = Grant.objects.get(pk=grant_id)
    if token := _at_hand(grant, refused, at or clock.now()):
        return token
    with turns.turn(f"grant-{grant_id}", wait=True):
        grant.refresh_from_db()
        now = at or clock.now()
        return _at_hand(grant, refused, now) or _renewed(grant, now)


def _at_hand(grant: Grant, refused: str, at: datetime) -> str:
    if grant.refused_at is not None:
        raise SignInFailed(grant.refusal, lasting=True)
    if grant.flow == Flow.PERSON and not grant.refresh_token and not grant.access_token:
        sentence = _("Nobody has signed in at %s for this mailbox yet.")
        raise SignInFailed(sentence % grant.name, lasting=True)
    if not grant.is_fresh(at):
        return ""
    token = secrets.unseal(grant.access_token, otherwise=grant.unreadable)
    return "" if token == refused else token


def _renewed(grant: Grant, at: datetime) -> str:
    if grant.flow == Flow.PERSON and not grant.refresh_token:
        sentence = _("Access to the mailbox has ended: somebody has to sign in again at %s.")
        return _gone(grant, SignInFailed(sentence % grant.name, lasting=True), at)
    # Imported when it is needed: few desks sign in this way, and its libraries take 10 MB.
    from rapport.channels.email.oauth import exchange

    try:
        tokens = exchange.renew(grant, at=at)
    except SignInFailed as error:
        return _gone(grant, error, at)
    keep_tokens(grant, tokens)
    return tokens.access


def _gone(grant: Grant, error: SignInFailed, at: datetime) -> str:
    if error.lasting:
        note_refused(grant, error.sentence, at=at)
    raise error
