"""Addresses and mail servers of Google, Microsoft and others.

Sources: developers.google.com/gmail/imap/xoauth2-protocol and learn.microsoft.com, "Authenticate
an IMAP, POP or SMTP connection using OAuth". Everything here can be overridden for a mailbox.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from rapport.channels.email.models import Flow, Protocol, Provider, Security
from rapport.core.errors import Invalid

LONGEST_URL = 500


@dataclass(frozen=True, slots=True)
class Place:
    """A mail server: its name, its port and its encryption."""

    host: str
    port: int
    security: str


@dataclass(frozen=True, slots=True)
class Preset:
    """The known values of a provider. ``{tenant}`` stands for the organisation at Microsoft.

    ``scopes`` are requested by protocol; ``extras`` are added to the address where a person signs
    in.
    """

    authorise_url: str
    token_url: str
    device_url: str
    scopes: Mapping[str, str]
    application_scopes: str
    servers: Mapping[str, Place]
    extras: Mapping[str, str] = field(default_factory=dict)


_GOOGLE = "https://mail.google.com/"
_OUTLOOK = "https://outlook.office.com"
_LOGIN = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0"

PRESETS: Mapping[str, Preset] = {
    Provider.GOOGLE: Preset(
        authorise_url="https://accounts.google.com/o/oauth2/v2/auth",
        token_url="https://oauth2.googleapis.com/token",
        # Google's device flow does not grant access to mail.
        device_url="",
        scopes={Protocol.IMAP: _GOOGLE, Protocol.POP3: _GOOGLE},
        application_scopes="",
        servers={
            Protocol.IMAP: Place("imap.gmail.com", 993, Security.TLS),
            Protocol.POP3: Place("pop.gmail.com", 995, Security.TLS),
            "smtp": Place("smtp.gmail.com", 465, Security.TLS),
        },
        # Without both, Google gives a refresh token only the very first time.
        extras={"access_type": "offline", "prompt": "consent"},
    ),
    Provider.MICROSOFT: Preset(
        authorise_url=f"{_LOGIN}/authorize",
        token_url=f"{_LOGIN}/token",
        device_url=f"{_LOGIN}/devicecode",
        scopes={
            Protocol.IMAP: f"{_OUTLOOK}/IMAP.AccessAsUser.All {_OUTLOOK}/SMTP.Send offline_access",
            Protocol.POP3: f"{_OUTLOOK}/POP.AccessAsUser.All {_OUTLOOK}/SMTP.Send offline_access",
        },
        application_scopes="https://outlook.office365.com/.default",
        servers={
            Protocol.IMAP: Place("outlook.office365.com", 993, Security.TLS),
            Protocol.POP3: Place("outlook.office365.com", 995, Security.TLS),
            "smtp": Place("smtp.office365.com", 587, Security.STARTTLS),
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Application:
    """An application registered with a provider, as an administrator types it in.

    Empty fields get the provider's values; ``secret`` is plain, and empty keeps the known one.
    """

    provider: str
    client_id: str
    secret: str = ""
    flow: str = Flow.PERSON
    tenant: str = ""
    authorise_url: str = ""
    token_url: str = ""
    device_url: str = ""
    scopes: str = ""


def completed(application: Application, protocol: str) -> Application:
    """Fill in the provider's values. Raises Invalid with what is missing or unsafe."""
    preset = PRESETS.get(application.provider)
    tenant = application.tenant.strip() or "common"
    if not application.client_id.strip():
        raise Invalid(_("The client id that the provider gave to your application is missing."))
    if not tenant.replace("-", "").replace(".", "").isalnum():
        raise Invalid(_("“%s” is not an organisation at Microsoft.") % tenant)
    is_own = application.flow == Flow.APPLICATION
    if is_own and application.provider == Provider.MICROSOFT and tenant == "common":
        raise Invalid(_("An application that signs in by itself needs its organisation (tenant)."))
    if is_own and application.provider == Provider.GOOGLE:
        raise Invalid(
            _("Google does not let an application sign in by itself. Choose “a person signs in”.")
        )
    known = {name: getattr(application, name).strip() for name in _URLS}
    if preset is not None:
        known = {name: known[name] or getattr(preset, name).format(tenant=tenant) for name in _URLS}
    scopes = application.scopes.strip()
    if preset is not None and not scopes:
        scopes = preset.application_scopes if is_own else preset.scopes[protocol]
    _check(known, is_own)
    return Application(
        application.provider,
        application.client_id.strip(),
        application.secret.strip(),
        application.flow,
        application.tenant.strip(),
        scopes=" ".join(scopes.split())[:LONGEST_URL],
        **known,
    )


def extras(provider: str) -> Mapping[str, str]:
    """Return the parameters added to the address where a person signs in."""
    preset = PRESETS.get(provider)
    return preset.extras if preset else {}


def place(provider: str, protocol: str) -> Place | None:
    """Return the provider's server for "imap", "pop3" or "smtp", or None if it is not known."""
    preset = PRESETS.get(provider)
    return preset.servers[protocol] if preset else None


_URLS = ("authorise_url", "token_url", "device_url")


def _check(urls: Mapping[str, str], is_own: bool) -> None:
    if not urls["token_url"]:
        raise Invalid(_("The token address is missing."))
    if not urls["authorise_url"] and not is_own:
        raise Invalid(_("The sign-in address is missing."))
    for url in filter(None, urls.values()):
        if len(url) > LONGEST_URL or not _is_private(url):
            raise Invalid(_("“%s” is not an address that begins with https://.") % url[:100])


def _is_private(url: str) -> bool:
    """Return whether nobody on the way can read along: https, or this very machine."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "https":
        return bool(parts.hostname)
    return parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
