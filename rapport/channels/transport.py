"""The contract between the desk and a wire: raw input in, outgoing messages out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from rapport.core.errors import RapportError
from rapport.customers.actions import Refused
from rapport.customers.models import Identity
from rapport.tickets.content import Content
from rapport.tickets.models import Outgoing


class TransportError(RapportError):
    """A wire refused, or raw input cannot be read; the sentence says what a person can do.

    ``permanent`` means that trying again without a change cannot help. ``refused`` are the
    recipients that are gone, and how the other side said so.
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
class Sender:
    """An address somebody writes from or is copied at, with the name beside it, if any."""

    value: str
    name: str = ""
    kind: str = Identity.Kind.MAIL


@dataclass(frozen=True, slots=True)
class Reference:
    """A proof, signed by us and brought back, that the message answers what we sent."""

    ticket: int
    outgoing: int


@dataclass(frozen=True, slots=True)
class Heard:
    """What the other side says about one recipient of what we sent.

    ``word`` is one of ``DeliveryReport.Word``, ``refused`` why it failed or is late. An empty
    address means: everybody it went to.
    """

    address: str
    word: str
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report about a message: which of ours it proves to be about, and what it says.

    ``at`` is the moment that the report itself names, where it names one.
    """

    reference: Reference | None
    heard: tuple[Heard, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A message inside the message: who wrote it, its words, and what stood above it.

    ``at`` is when it was written, ``external_id`` its own name, where the outer message tells them.
    """

    sender: Sender
    subject: str
    content: Content
    cover: str
    at: datetime | None = None
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What raw input means, in words that fit every channel.

    Its files are kept already (``content.files``). ``external_id`` is the message's own name at
    the other side, equal for every copy of it; ``content_key`` is equal where sender, words and
    files are. ``queue`` is the number of the queue it is for, if its account has one.
    ``refers_to`` are external ids of what it answers, nearest first. ``marker`` is the proof of
    ours in what it quotes, ``number`` a ticket's in the subject, where our subjects carry one.
    ``aside`` is the reason why it is only recorded, whoever sent it (our own mail that came back).
    ``automatic`` says that a machine wrote it; ``opens`` whether it may open a ticket all the same;
    ``answerable`` whether it may get an automatic answer. ``verified`` says that the other side has
    proved the sender, ``provable`` that one would expect it to: without, nothing here tells.
    ``spam`` is why a filter that is believed takes it for spam.
    ``report`` is what it says about a message of ours, where it is nothing but that.
    """

    sender: Sender | None
    subject: str
    content: Content
    external_id: str
    content_key: str
    queue: int | None = None
    references: tuple[Reference, ...] = ()
    refers_to: tuple[str, ...] = ()
    marker: Reference | None = None
    number: int | None = None
    copied: tuple[Sender, ...] = ()
    aside: str = ""
    automatic: bool = False
    opens: bool = True
    answerable: bool = True
    verified: bool = False
    provable: bool = True
    spam: str = ""
    report: Report | None = None
    forwarded: Forwarded | None = None

    @property
    def sender_name(self) -> str:
        """Return the sender's name, or address where there is none."""
        return (self.sender.name or self.sender.value) if self.sender else ""

    @property
    def about(self) -> str:
        """Return who wrote what, on one line, for lists of what opened no ticket."""
        return ": ".join(part for part in (self.sender_name, self.subject) if part)[:200]


@dataclass(frozen=True, slots=True)
class Receipt:
    """That the wire has taken a message over, and the name it has there.

    ``refused`` are recipients of copies that it did not take it for.
    """

    external_id: str
    refused: Mapping[str, Refused] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can do. ``largest`` is the most bytes of raw input it takes."""

    receives: bool
    sends: bool
    html: bool
    files: bool
    largest: int


class Transport(Protocol):
    """A wire. Everything else about a channel is the same for all."""

    @property
    def kind(self) -> str:
        """Return the channel's name on tickets and messages."""

    @property
    def capabilities(self) -> Capabilities: ...

    def parse(self, raw: bytes, *, account: str) -> Parsed:
        """Say what raw input means that came in by the account (empty: by none in particular).

        Reads the desk's database but writes only files. TransportError when it cannot be read.
        """

    def send(self, outgoing: Outgoing) -> Receipt:
        """Hand the message to the other side; TransportError when it does not take it.

        Sending the same one twice must look to the other side like the same message again.
        """
