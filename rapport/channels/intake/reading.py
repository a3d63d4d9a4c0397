"""Read what was kept of an arrival, by the wire that it came by."""

from __future__ import annotations

from rapport.channels import registry
from rapport.channels.models import Inbound
from rapport.channels.parsed import Parsed
from rapport.core import blobs


def read(inbound: Inbound) -> Parsed:
    """Return what an arrival means. TransportError when its bytes cannot be read."""
    transport = registry.transport(inbound.channel)
    return transport.parse(blobs.read(inbound.digest), account=inbound.account)
