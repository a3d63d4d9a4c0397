"""Which channels there are. A wire is imported on first use, so that none costs the others."""

from __future__ import annotations

from functools import cache

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rapport.channels.transport import Transport
from rapport.core.errors import NotFound

TRANSPORTS = {
    "email": "rapport.channels.email.transport.EMAIL",
    "webform": "rapport.channels.webform.transport.WEBFORM",
}
# What came by a door without a wire of its own (the API, a phone call noted by an agent) is
# answered at the customer's mail address.
FALLBACK = "email"


def kinds() -> list[str]:
    """Return the names of the channels that have a wire."""
    return sorted(TRANSPORTS)


@cache
def transport(kind: str) -> Transport:
    """Return the wire of a channel; NotFound when it has none."""
    if kind not in TRANSPORTS:
        raise NotFound(_("There is no channel “%(kind)s”.") % {"kind": kind})
    wire: Transport = import_string(TRANSPORTS[kind])
    return wire


def transport_to_send(kind: str) -> Transport:
    """Return the wire that carries answers on tickets of this channel."""
    return transport(kind if kind in TRANSPORTS else FALLBACK)
