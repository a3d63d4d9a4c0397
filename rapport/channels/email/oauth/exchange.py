"""Requests to a provider's sign-in and token addresses.

Authlib speaks the protocol; this module chooses the parameters, and turns failures into words.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.integrations.requests_client import OAuth2Session
from django.utils.translation import gettext as _

from rapport.channels.email.models import Flow, Grant
from rapport.channels.email.oauth import providers
from rapport.channels.email.oauth.failure import SignInFailed
from rapport.core import secrets

SECONDS = 20.0
DEVICE = "urn:ietf:params:oauth:grant-type:device_code"  # RFC 8628 §3.4
# Errors of a provider that is only temporarily unwell (RFC 6749 §4.1.2.1, RFC 8628 §3.5).
PASSING = frozenset({"temporarily_unavailable", "server_error", "slow_down", "request_timeout"})
# A token is renewed this long before it expires, or when a quarter of its life is left.
BEFORE_ITS_END = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, repr=False)
class Tokens:
    """A provider's tokens. ``refresh`` is empty when the known one stays valid."""

    access: str
    refresh: str
    renew_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """The code that a person types in at ``address`` on another device (RFC 8628)."""

    device: str
    typed: str
    address: str
    seconds: int
    every: float


def new_verifier() -> str:
    """Return a secret that only the one who began can know at the end (RFC 7636)."""
    return str(generate_token(64))


def new_state() -> str:
    """Return a random word that marks an answer as one to our request."""
    return str(generate_token(32))


def sign_in_address(grant: Grant, *, redirect: str, state: str, verifier: str, who: str) -> str:
    """Return the address where a person signs in as ``who`` and gives consent."""
    client = _client(grant, redirect)
    extras = {"login_hint": who, **providers.extras(grant.provider)}
    address, _state = client.create_authorization_url(
        grant.authorise_url, state=state, code_verifier=verifier, **extras
    )
    return str(address)


def redeem(grant: Grant, *, code: str, redirect: str, verifier: str, at: datetime) -> Tokens:
    """Exchange the code that a person came back with for tokens. Raises SignInFailed."""
    with _words(grant):
        answer = _client(grant, redirect).fetch_token(
            grant.token_url,
            grant_type="authorization_code",
            code=code,
            redirect_uri=redirect,
            code_verifier=verifier,
            **_how(),
        )
    return _tokens(grant, answer, at)


def renew(grant: Grant, *, at: datetime) -> Tokens:
    """Fetch a new access token. Raises SignInFailed, lasting when the grant is gone."""
    with _words(grant):
        if grant.flow == Flow.APPLICATION:
            answer = _client(grant).fetch_token(
                grant.token_url, grant_type="client_credentials", scope=grant.scopes, **_how()
            )
        else:
            token = secrets.unseal(grant.refresh_token, otherwise=grant.unreadable)
            answer = _client(grant).refresh_token(grant.token_url, refresh_token=token, **_how())
    return _tokens(grant, answer, at)


def device_code(grant: Grant) -> DeviceCode:
    """Request a code that a person types in on another device. Raises SignInFailed."""
    if not grant.device_url:
        sentence = _("%s does not support signing in with a code on another device.")
        raise SignInFailed(sentence % grant.name, lasting=True)
    with _words(grant):
        answer = requests.post(
            grant.device_url,
            data={"client_id": grant.client_id, "scope": grant.scopes},
            headers={"Accept": "application/json"},
            **_how(),
        ).json()
        if "error" in answer:
            raise _failed(grant, answer["error"], answer.get("error_description"))
        address = answer.get("verification_uri") or answer["verification_url"]
        return DeviceCode(
            device=answer["device_code"],
            typed=answer["user_code"],
            address=address,
            seconds=int(answer.get("expires_in", 900)),
            every=float(answer.get("interval", 5)),
        )


def redeem_device(grant: Grant, code: DeviceCode, *, at: datetime) -> Tokens | None:
    """Ask whether the person is done; return None while they are not. Raises SignInFailed."""
    try:
        answer = _client(grant).fetch_token(
            grant.token_url, grant_type=DEVICE, device_code=code.device, **_how()
        )
    except AuthlibBaseError as error:
        if error.error in ("authorization_pending", "slow_down"):
            return None
        raise _failed(grant, error.error, error.description) from error
    except (requests.RequestException, ValueError) as error:
        raise _unreachable(grant, error) from error
    return _tokens(grant, answer, at)


def _client(grant: Grant, redirect: str = "") -> OAuth2Session:
    sentence = _(
        "The client secret for %(provider)s cannot be read: Rapport’s secret key has changed "
        "since it was saved. Enter it again."
    )
    otherwise = sentence % {"provider": grant.name}
    return OAuth2Session(
        grant.client_id,
        secrets.unseal(grant.client_secret, otherwise=otherwise) if grant.client_secret else None,
        token_endpoint_auth_method="client_secret_post" if grant.client_secret else "none",
        scope=grant.scopes or None,
        redirect_uri=redirect or None,
        code_challenge_method="S256",
    )


def _how() -> dict[str, Any]:
    """Return the options of requests: a time limit, no redirects, and the mail servers'
    authorities.
    """
    own = ssl.get_default_verify_paths().cafile
    return {"timeout": SECONDS, "allow_redirects": False, "verify": own or True}


def _tokens(grant: Grant, answer: dict[str, Any], at: datetime) -> Tokens:
    access = answer.get("access_token")
    if not isinstance(access, str) or not access:
        raise _failed(grant, "no access token", None)
    return Tokens(access, str(answer.get("refresh_token") or ""), _renew_at(answer, at))


def _renew_at(answer: dict[str, Any], at: datetime) -> datetime | None:
    try:
        life = timedelta(seconds=float(answer["expires_in"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    return at + life - min(BEFORE_ITS_END, life / 4)


@contextmanager
def _words(grant: Grant) -> Iterator[None]:
    """Raise SignInFailed when a provider refuses, or cannot be reached."""
    try:
        yield
    except AuthlibBaseError as error:
        raise _failed(grant, error.error, error.description) from error
    except (requests.RequestException, ValueError, KeyError) as error:
        raise _unreachable(grant, error) from error


def _failed(grant: Grant, code: str | None, description: str | None) -> SignInFailed:
    said = " ".join(f"{code or ''} {description or ''}".split())[:300]
    names = {"provider": grant.name, "said": said}
    if code in PASSING:
        return SignInFailed(
            _("%(provider)s does not give access at the moment. It says: %(said)s") % names,
            lasting=False,
        )
    if code in ("invalid_client", "unauthorized_client"):
        sentence = _(
            "%(provider)s does not know the application: check its client id and secret. "
            "It says: %(said)s"
        )
    elif code == "access_denied":
        sentence = _("Permission was not given at %(provider)s. It says: %(said)s")
    else:
        sentence = _(
            "%(provider)s no longer lets Rapport in. Somebody needs to sign in again. It "
            "says: %(said)s"
        )
    return SignInFailed(sentence % names, lasting=True)


def _unreachable(grant: Grant, error: Exception) -> SignInFailed:
    host = urlsplit(grant.token_url).hostname
    sentence = _("%(host)s, which grants access to the mailbox, does not answer properly: %(e)s")
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return SignInFailed(sentence % {"host": host, "e": reason}, lasting=False)
