"""Which channels there are, and the wire of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from rapport.channels.transport import Transport, Way
from rapport.core.errors import NotFound
from rapport.core.registry import Registry
from rapport.tickets.models import Outgoing


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


def ways(waiting: Sequence[Outgoing]) -> list[Way]:
    """Return by which way each of these messages goes, in their order."""
    by_wire: dict[str, list[Outgoing]] = {}
    for outgoing in waiting:
        by_wire.setdefault(transport_to_send(outgoing.channel).kind, []).append(outgoing)
    found = {
        outgoing.pk: way
        for kind, some in by_wire.items()
        for outgoing, way in zip(some, transport(kind).ways(some), strict=True)
    }
    return [found[outgoing.pk] for outgoing in waiting]
