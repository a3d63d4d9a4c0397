"""The command ``rapport mail listen``."""

from __future__ import annotations

import ssl
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from rapport.core import django
from rapport.core.errors import Invalid, Misconfigured
from rapport.core.options import grouped

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Endpoint:
    """The address to listen at, and the protocol."""

    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = (
        2525
    )
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1"
    socket: Annotated[
        Path | None, typer.Option(help="Listen on this socket in the file system instead.")
    ] = None
    lmtp: Annotated[
        bool, typer.Option("--lmtp", help="Speak LMTP, with an answer for each recipient.")
    ] = False


@dataclass(frozen=True)
class Encryption:
    """The certificate for encrypted connections."""

    certificate: Annotated[
        Path | None, typer.Option(help="Offer STARTTLS with this certificate (PEM).")
    ] = None
    key: Annotated[Path | None, typer.Option(help="Its key, if that is in a separate file.")] = None

    def context(self) -> ssl.SSLContext | None:
        """Return the TLS context, or None without a certificate."""
        if self.certificate is None:
            if self.key is not None:
                raise Invalid(_("A key needs its certificate too: add --certificate."))
            return None
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        try:
            context.load_cert_chain(self.certificate, self.key)
        except (OSError, ssl.SSLError) as error:
            raise Misconfigured(
                _("%(file)s cannot be used as a certificate: %(reason)s")
                % {"file": self.certificate, "reason": error}
            ) from error
        return context


@grouped
def listen(
    endpoint: Endpoint,
    encryption: Encryption,
    largest: Annotated[
        int, typer.Option(help="The largest mail to accept, in megabytes.", min=1, max=100)
    ] = 100,
    connections: Annotated[
        int, typer.Option(help="The most connections at once.", min=1, max=1000)
    ] = 20,
    rate: Annotated[
        int, typer.Option(help="The most mails per minute from one address.", min=1)
    ] = 3000,
) -> None:
    """Take mail from a mail server by SMTP or LMTP, for the addresses of the mailboxes.

    A mail is acknowledged only once it is safe on disk.

    Example: rapport mail listen --port 2424 --lmtp
    """
    django.open_desk()
    from rapport.channels.email import message_ids
    from rapport.channels.email.listening.conversation import Limits
    from rapport.channels.email.listening.server import Place, run

    run(
        Place(endpoint.host, endpoint.port, endpoint.socket),
        Limits(largest * MEGABYTE, connections, rate),
        lmtp=endpoint.lmtp,
        hostname=message_ids.own_mark(),
        tls=encryption.context(),
        ready=lambda where: _say(where, "LMTP" if endpoint.lmtp else "SMTP"),
    )


def _say(where: str, how: str) -> None:
    sys.stdout.write(f"Rapport takes mail by {how} at {where}\n")
    sys.stdout.flush()
