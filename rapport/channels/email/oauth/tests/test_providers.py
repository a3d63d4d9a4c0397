"""Presets of Google and Microsoft, and required fields for others."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from rapport.channels.email.models import Flow, Grant, Protocol, Provider
from rapport.channels.email.oauth import exchange, forms, providers
from rapport.channels.email.oauth.providers import Application, completed
from rapport.core.errors import Invalid

OWN = Application(
    Provider.OTHER,
    "id",
    authorise_url="https://sign.example/authorise",
    token_url="https://sign.example/token",
)


def test_google_needs_a_client_id_only() -> None:
    known = completed(Application(Provider.GOOGLE, "id.apps.example", "secret"), Protocol.IMAP)
    assert known.token_url == "https://oauth2.googleapis.com/token"
    assert known.scopes == "https://mail.google.com/"
    grant = Grant(provider=known.provider, client_id=known.client_id, scopes=known.scopes)
    grant.authorise_url = known.authorise_url
    address = exchange.sign_in_address(
        grant, redirect="https://desk.example/back", state="s", verifier="v" * 43, who="a@b.example"
    )
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith("https://accounts.google.com/o/oauth2/v2/auth?")
    # Without these two Google gives a refresh token only the first time.
    assert (asked["access_type"], asked["prompt"]) == ("offline", "consent")
    assert asked["code_challenge_method"] == "S256"
    assert asked["login_hint"] == "a@b.example"
    assert "v" * 43 not in address


def test_microsoft_has_scopes_for_each_protocol_and_its_organisation() -> None:
    imap = completed(Application(Provider.MICROSOFT, "id", tenant="desk.example"), Protocol.IMAP)
    assert imap.token_url == ("https://login.microsoftonline.com/desk.example/oauth2/v2.0/token")
    assert imap.scopes.split() == [
        "https://outlook.office.com/IMAP.AccessAsUser.All",
        "https://outlook.office.com/SMTP.Send",
        "offline_access",
    ]
    pop3 = completed(Application(Provider.MICROSOFT, "id"), Protocol.POP3)
    assert "POP.AccessAsUser.All" in pop3.scopes
    assert "/common/" in pop3.device_url
    own = Application(Provider.MICROSOFT, "id", "s", Flow.APPLICATION, tenant="desk.example")
    assert completed(own, Protocol.IMAP).scopes == "https://outlook.office365.com/.default"


@pytest.mark.parametrize(
    ("provider", "protocol", "where"),
    [
        (Provider.GOOGLE, "imap", ("imap.gmail.com", 993, "tls", "imap")),
        (Provider.GOOGLE, "pop3", ("pop.gmail.com", 995, "tls", "pop3")),
        (Provider.GOOGLE, "smtp", ("smtp.gmail.com", 465, "tls", "imap")),
        (Provider.MICROSOFT, "imap", ("outlook.office365.com", 993, "tls", "imap")),
        (Provider.MICROSOFT, "smtp", ("smtp.office365.com", 587, "starttls", "imap")),
    ],
)
def test_their_servers_are_known(
    provider: str, protocol: str, where: tuple[str, int, str, str]
) -> None:
    server = forms.server(provider, protocol, "a@b.example")
    assert server is not None
    assert (server.host, server.port, server.security, server.protocol) == where


@pytest.mark.parametrize(
    ("application", "sentence"),
    [
        (Application(Provider.GOOGLE, " "), "client id"),
        (Application(Provider.OTHER, "id", token_url="https://t.example"), "sign-in address"),
        (Application(Provider.OTHER, "id", authorise_url="https://t.example"), "token address"),
        (Application(Provider.MICROSOFT, "id", tenant="a/../b"), "not an organisation"),
        (Application(Provider.MICROSOFT, "id", "s", Flow.APPLICATION), "its organisation"),
        (
            Application(Provider.GOOGLE, "id", "s", Flow.APPLICATION),
            "does not let an application sign in by itself",
        ),
    ],
)
def test_what_is_missing_is_said(application: Application, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        completed(application, Protocol.IMAP)


@pytest.mark.parametrize(
    "url",
    ["http://sign.example/token", "file:///etc/passwd", "https://", "https://[", "ftp://a.example"],
)
def test_a_secret_is_never_sent_where_others_can_read_along(url: str) -> None:
    with pytest.raises(Invalid, match="https"):
        completed(replace(OWN, token_url=url), Protocol.IMAP)
    here = replace(OWN, token_url="http://127.0.0.1:8080/token")
    assert completed(here, Protocol.IMAP).token_url == here.token_url


def test_an_unknown_provider_is_called_by_its_server() -> None:
    assert providers.place(Provider.OTHER, "imap") is None
    assert completed(OWN, Protocol.IMAP).authorise_url == OWN.authorise_url
