"""The registry of channels, and look-ups in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from rapport.channels.transport import Sender, Transport, Way
from rapport.core.errors import Misconfigured, NotFound
from rapport.core.registry import Registry
from rapport.tickets.models import Outgoing


@dataclass(frozen=True)
class Channel:
    """A channel in and out; ``transport`` makes its transport on first use.

    ``icon`` is shown with its messages, ``suffix`` ends the name of an original's file. With
    ``can_forward`` its messages can contain somebody else's. One channel ``is_fallback``: it also
    answers messages that came without a transport (the API, a phone call that an agent wrote
    down).
    """

    kind: str
    transport: Callable[[], Transport]
    icon: str
    suffix: str
    can_forward: bool = False
    is_fallback: bool = False


def _check(channels: Collection[Channel]) -> None:
    fallbacks = [channel.kind for channel in channels if channel.is_fallback]
    if len(fallbacks) != 1:
        raise Misconfigured(f"One channel has to be the fallback, and these are: {fallbacks}.")


CHANNELS: Registry[Channel] = Registry(
    "the channels", key=lambda channel: channel.kind, check=_check
)


# Returns the sender that keeps what would go out, or None where mail leaves as usual.
Keeper = Callable[[], Sender | None]
KEEPERS: Registry[Keeper] = Registry("what keeps outgoing messages instead of sending them")


def kinds() -> list[str]:
    """Return the names of the channels."""
    return sorted(CHANNELS.by_key())


def channel(kind: str) -> Channel:
    """Return the channel of that name; raises NotFound when there is none."""
    found = CHANNELS.get(kind)
    if found is None:
        raise NotFound(_("There is no channel “%(kind)s”.") % {"kind": kind})
    return found


@cache
def transport(kind: str) -> Transport:
    """Return the transport of a channel; raises NotFound when there is none."""
    return channel(kind).transport()


def fallback() -> Transport:
    """Return the transport that answers messages which came without one."""
    (found,) = (channel for channel in CHANNELS if channel.is_fallback)
    return transport(found.kind)


def keeper() -> Sender | None:
    """Return what keeps every outgoing message on this desk, or None: then they leave."""
    return next((found for each in KEEPERS if (found := each()) is not None), None)


def sender(kind: str) -> Sender:
    """Return what sends answers on tickets of this channel."""
    return keeper() or _transport_to_send(kind)


def _transport_to_send(kind: str) -> Transport:
    return transport(kind) if CHANNELS.get(kind) else fallback()


def can_forward(kind: str) -> bool:
    """Return whether this channel's messages can contain somebody else's."""
    found = CHANNELS.get(kind)
    return found is not None and found.can_forward


def ways(waiting: Sequence[Outgoing]) -> list[Way]:
    """Return the way of each of these messages, in their order."""
    kept = keeper()
    if kept is not None:
        return kept.ways(waiting)
    by_transport: dict[str, list[Outgoing]] = {}
    for outgoing in waiting:
        by_transport.setdefault(_transport_to_send(outgoing.channel).kind, []).append(outgoing)
    found = {
        outgoing.pk: way
        for kind, some in by_transport.items()
        for outgoing, way in zip(some, transport(kind).ways(some), strict=True)
    }
    return [found[outgoing.pk] for outgoing in waiting]
