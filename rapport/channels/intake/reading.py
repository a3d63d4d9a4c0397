"""Reading a kept arrival, by the transport of its channel."""

from __future__ import annotations

from rapport.channels import registry
from rapport.channels.models import Inbound
from rapport.channels.parsed import Parsed
from rapport.core import blobs


def read(inbound: Inbound) -> Parsed:
    """Return the meaning of an arrival. Raises TransportError when its bytes cannot be read."""
    transport = registry.transport(inbound.channel)
    return transport.parse(blobs.read(inbound.digest), account=inbound.account)
