"""The contract between the desk and a channel's transport.

Raw input in, outgoing messages out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from rapport.channels.parsed import Parsed
from rapport.core.errors import RapportError
from rapport.customers.reaching import Refused
from rapport.tickets.models import Outgoing


class TransportError(RapportError):
    """A transport was refused, or raw input cannot be read; the message says what to do.

    ``permanent`` means that trying again without a change cannot help. ``refused`` are
    recipients that were not accepted, and how the other side said so.
    """

    code = "transport"
    status = 502

    def __init__(
        self, sentence: str, *, permanent: bool, refused: Mapping[str, Refused] | None = None
    ) -> None:
        super().__init__(sentence)
        self.permanent = permanent
        self.refused = refused or {}


@dataclass(frozen=True, slots=True)
class Way:
    """A way by which messages go; all messages of one way wait together while it fails.

    ``settings`` differs as soon as somebody changes how it is reached, or which way is chosen.
    """

    name: str
    settings: str = ""


class WayFails(TransportError):
    """Nothing can be sent by a way at present; the message that was tried is not at fault.

    ``until_changed`` means that trying again is useless before somebody has changed something.
    """

    def __init__(self, sentence: str, way: Way, *, until_changed: bool = False) -> None:
        super().__init__(sentence, permanent=False)
        self.way = way
        self.until_changed = until_changed


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt: the transport has handed the message over, under this name.

    ``refused`` are recipients of copies that were not accepted.
    """

    external_id: str
    refused: Mapping[str, Refused] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """The abilities of a channel. ``largest`` is the most bytes of raw input it takes."""

    receives: bool
    sends: bool
    html: bool
    files: bool
    largest: int


class Sender(Protocol):
    """What takes outgoing messages."""

    def ways(self, waiting: Sequence[Outgoing]) -> list[Way]:
        """Return the way of each of these messages, in their order and in a few queries."""

    def send(self, outgoing: Outgoing) -> Receipt:
        """Hand the message to the other side.

        Raises TransportError when it is refused, WayFails when nothing is accepted at all. Sending
        the same one twice must look to the other side like the same message again.
        """


class Transport(Sender, Protocol):
    """A channel's transport. Everything else about a channel is the same for all."""

    @property
    def kind(self) -> str:
        """Return the channel's name on tickets and messages."""

    @property
    def capabilities(self) -> Capabilities: ...

    def parse(self, raw: bytes, *, account: str) -> Parsed:
        """Return the meaning of raw input from the account (empty: from none in particular).

        Reads the desk's database but writes only files. Raises TransportError when it cannot be
        read.
        """
