"""Which channels there are, and the wire of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from rapport.channels.transport import Transport
from rapport.core.errors import NotFound
from rapport.core.registry import Registry


@dataclass(frozen=True)
class Channel:
    """A way in and out; ``wire`` makes its transport when it is first used."""

    kind: str
    wire: Callable[[], Transport]


CHANNELS: Registry[Channel] = Registry("the channels", key=lambda channel: channel.kind)
# What came by a door without a wire of its own (the API, a phone call noted by an agent) is
# answered at the customer's mail address.
FALLBACK = "email"


def kinds() -> list[str]:
    """Return the names of the channels that have a wire."""
    return sorted(CHANNELS.by_key())


@cache
def transport(kind: str) -> Transport:
    """Return the wire of a channel; NotFound when it has none."""
    channel = CHANNELS.get(kind)
    if channel is None:
        raise NotFound(_("There is no channel “%(kind)s”.") % {"kind": kind})
    return channel.wire()


def transport_to_send(kind: str) -> Transport:
    """Return the wire that carries answers on tickets of this channel."""
    return transport(kind if CHANNELS.get(kind) else FALLBACK)
