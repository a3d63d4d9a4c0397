"""Options for a mailbox's servers and sign-in."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from django.utils.translation import gettext as _

from rapport.core.errors import Invalid

if TYPE_CHECKING:
    from rapport.channels.email.models import Server
    from rapport.channels.email.oauth.providers import Application


class Security(StrEnum):
    """The encryption of a connection."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


class SignsIn(StrEnum):
    """The way of signing in to the servers."""

    PASSWORD = "password"
    GOOGLE = "google"
    MICROSOFT = "microsoft"
    OTHER = "other"


Port = Annotated[int, typer.Option(help="The port; 0 is the usual one.", show_default=False)]


@dataclass(frozen=True)
class Fetching:
    """Where mail is fetched."""

    imap_host: Annotated[
        str, typer.Option(help="The server to fetch mail from; empty if a pipe delivers it.")
    ] = ""
    imap_port: Port = 0
    imap_security: Annotated[Security, typer.Option(help="How the connection is encrypted.")] = (
        Security.TLS
    )
    imap_user: Annotated[str, typer.Option(help="By default the same as --user.")] = ""
    pop3_host: Annotated[
        str, typer.Option(help="The server to fetch mail from by POP3 instead.")
    ] = ""
    pop3_port: Port = 0
    pop3_security: Annotated[Security, typer.Option(help="How the connection is encrypted.")] = (
        Security.TLS
    )
    delete_after: Annotated[
        int,
        typer.Option(
            help="Delete from the POP3 server after so many days; 0: never.", min=0, max=3650
        ),
    ] = 0

    def server(self, user: str, secret: str, provider: SignsIn) -> Server | None:
        """Return the named server, else the provider's own, else None."""
        if self.imap_host and self.pop3_host:
            raise Invalid(_("A mailbox is fetched by IMAP or by POP3, not by both."))
        if self.pop3_host:
            return _server("pop3", self.pop3_host, self.pop3_port, self.pop3_security, user, secret)
        name = self.imap_user or user
        if self.imap_host:
            return _server("imap", self.imap_host, self.imap_port, self.imap_security, name, secret)
        return _usual("imap", name, provider)


@dataclass(frozen=True)
class Sending:
    """Where mail is sent."""

    smtp_host: Annotated[
        str, typer.Option(help="The server that sends mail; empty if none does.")
    ] = ""
    smtp_port: Port = 0
    smtp_security: Annotated[Security, typer.Option(help="How the connection is encrypted.")] = (
        Security.TLS
    )
    smtp_user: Annotated[str, typer.Option(help="By default the same as --user; - for none.")] = ""

    def server(self, user: str, secret: str, provider: SignsIn) -> Server | None:
        """Return the named server, else the provider's own, else None."""
        name = "" if self.smtp_user == "-" else self.smtp_user or user
        if self.smtp_host:
            return _server("smtp", self.smtp_host, self.smtp_port, self.smtp_security, name, secret)
        return _usual("smtp", name, provider)


@dataclass(frozen=True)
class Credentials:
    """The user name and the passwords."""

    user: Annotated[
        str, typer.Option(help="The user name for both servers; by default the address.")
    ] = ""
    password: Annotated[
        str, typer.Option(help="Others on this machine can see it; --password-stdin is safer.")
    ] = ""
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False
    smtp_password_file: Annotated[
        Path | None, typer.Option(help="A file with the SMTP password, if it is different.")
    ] = None

    def secret(self) -> str:
        """Return the password: as given, from standard input, or asked for at a terminal."""
        if self.password:
            return self.password
        if self.password_stdin:
            return sys.stdin.readline().rstrip("\r\n")
        if sys.stdin.isatty():
            return str(typer.prompt("Password", hide_input=True, err=True))
        return ""

    def smtp_secret(self) -> str:
        """Return SMTP's own password, empty if it has none."""
        return first_line(self.smtp_password_file)


@dataclass(frozen=True)
class Registration:
    """The provider to sign in at instead of using a password, and the application registered
    there.
    """

    provider: Annotated[
        SignsIn, typer.Option(help="Sign in there by OAuth 2.0 instead of a password.")
    ] = SignsIn.PASSWORD
    client_id: Annotated[str, typer.Option(help="The id of the application registered there.")] = ""
    client_secret_file: Annotated[
        Path | None, typer.Option(help="A file with its secret, if it has one.")
    ] = None
    tenant: Annotated[str, typer.Option(help="The organisation at Microsoft.")] = ""
    application: Annotated[
        bool,
        typer.Option("--application", help="The application signs in by itself, without a person."),
    ] = False
    authorise_url: Annotated[str, typer.Option(help="The sign-in address of another provider.")] = (
        ""
    )
    token_url: Annotated[str, typer.Option(help="The token address of another provider.")] = ""
    device_url: Annotated[
        str, typer.Option(help="The device-code address of another provider.")
    ] = ""
    scopes: Annotated[str, typer.Option(help="The permissions to ask another provider for.")] = ""

    @property
    def is_used(self) -> bool:
        """Return whether it replaces the password."""
        return self.provider is not SignsIn.PASSWORD

    def registered(self) -> Application | None:
        """Return the application, or None when a password is used."""
        from rapport.channels.email.models import Flow
        from rapport.channels.email.oauth.providers import Application

        if not self.is_used:
            return None
        return Application(
            self.provider,
            self.client_id,
            first_line(self.client_secret_file),
            Flow.APPLICATION if self.application else Flow.PERSON,
            tenant=self.tenant,
            authorise_url=self.authorise_url,
            token_url=self.token_url,
            device_url=self.device_url,
            scopes=self.scopes,
        )


def first_line(file: Path | None) -> str:
    """Return a file's content without surrounding space, empty for no file."""
    return file.read_text(encoding="utf-8").strip() if file else ""


def _server(
    protocol: str, host: str, port: int, security: Security, user: str, secret: str
) -> Server:
    from rapport.channels.email.models import Protocol, Server
    from rapport.channels.email.models.server import USUAL_PORTS

    way = protocol if protocol in Protocol.values else Protocol.IMAP
    usual = USUAL_PORTS[protocol, str(security)]
    return Server(host, port or usual, security, user, secret, way)


def _usual(protocol: str, user: str, provider: SignsIn) -> Server | None:
    from rapport.channels.email.oauth.forms import server

    return server(provider, protocol, user)
