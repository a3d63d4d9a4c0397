"""The meaning of raw input, in terms that fit every channel."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from rapport.customers.models import Identity
from rapport.customers.reaching import Refused
from rapport.tickets.correspondence.content import Content

# Only the last few messages of a thread matter; the others are ignored.
MOST_IDS = 30
LONGEST_ID = 255


@dataclass(frozen=True, slots=True)
class Sender:
    """An address somebody writes from or is copied at, with its name, if any.

    ``value`` is empty if nobody can tell the address: a form wrote in our own name.
    ``language`` is the language that the message says it is in, or "".
    """

    value: str
    name: str = ""
    kind: str = Identity.Kind.MAIL
    language: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference signed by us and brought back: proof that the message answers ours."""

    ticket: int
    outgoing: int


@dataclass(frozen=True, slots=True)
class Heard:
    """The other side's word about one recipient of our message.

    ``word`` is one of ``DeliveryReport.Word``, ``refused`` why it failed or is late. An empty
    address means: everybody it went to.
    """

    address: str
    word: str
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report about a message: which of ours it proves to be about, and what it says.

    ``at`` is the moment that the report itself states, if any.
    """

    reference: Reference | None
    heard: tuple[Heard, ...]
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A forwarded message: who wrote it, its words, and the forwarder's words above it.

    ``at`` is when it was written, ``external_id`` its own name, if the outer message tells them.
    """

    sender: Sender
    subject: str
    content: Content
    cover: str
    at: datetime | None = None
    external_id: str = ""


@dataclass(frozen=True, slots=True)
class Who:
    """The author, if known, and the people copied."""

    sender: Sender | None
    copied: tuple[Sender, ...] = ()

    @property
    def name(self) -> str:
        """Return the sender's name, or the address if there is none."""
        return (self.sender.name or self.sender.value) if self.sender else ""


@dataclass(frozen=True, slots=True)
class What:
    """The content. Its files are stored already (``content.files``).

    ``external_id`` is the message's own name at the other side, equal for every copy of it;
    ``content_key`` is equal if sender, words and files are. ``queue`` is the id of the queue it is
    for, if its account has one. ``forwarded`` is the message that it forwards.
    """

    subject: str
    content: Content
    external_id: str
    content_key: str
    queue: int | None = None
    forwarded: Forwarded | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What it answers: signed references in its headers, and external ids, nearest first.

    ``others`` are the ids among them that are not ours, as keys to the conversation. ``marker`` is
    our signed reference in the quoted text, ``number`` a ticket's in the subject, if our subjects
    carry one.
    """

    references: tuple[Reference, ...] = ()
    refers_to: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    marker: Reference | None = None
    number: int | None = None

    @property
    def nearest(self) -> tuple[str, ...]:
        """Return the external ids that are looked up, each as long as one is stored."""
        return tuple(name[:LONGEST_ID] for name in self.refers_to[:MOST_IDS])


@dataclass(frozen=True, slots=True)
class Nature:
    """The kind of message: a person's, unless a field here says otherwise.

    ``aside`` is the reason why it is only recorded, whoever sent it (our own mail that came back).
    ``automatic`` says that a machine wrote it; ``opens`` whether it may open a ticket all the
    same; ``answerable`` whether it may get an automatic answer. ``report`` is its report about one
    of our messages, if it is nothing else.
    """

    aside: str = ""
    automatic: bool = False
    opens: bool = True
    answerable: bool = True
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class Trust:
    """The proofs and verdicts that came with it.

    ``verified`` says that the other side has proved the sender, ``provable`` that one would expect
    it to: without, nothing here can tell. ``spam`` is why a trusted filter takes it for spam.
    """

    verified: bool = False
    provable: bool = True
    spam: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The meaning of raw input: author, content, what it answers, kind, and proofs."""

    who: Who
    what: What
    answers: Answers = field(default_factory=Answers)
    nature: Nature = field(default_factory=Nature)
    trust: Trust = field(default_factory=Trust)

    @property
    def about(self) -> str:
        """Return who wrote what, on one line, for lists of arrivals without a ticket."""
        return ": ".join(each for each in (self.who.name, self.what.subject) if each)[:200]

    def as_ordinary(self) -> Parsed:
        """Return the same as if a person had written it and no filter had an opinion."""
        nature = replace(self.nature, aside="", automatic=False, opens=True, report=None)
        return replace(self, nature=nature, trust=replace(self.trust, spam=""))

    def as_automatic(self) -> Parsed:
        """Return the same as if it were a machine's answer to us."""
        return replace(self, nature=Nature(automatic=True, opens=False, answerable=False))

    def of_sender(self, sender: Sender) -> Parsed:
        """Return the same as if this sender had written it."""
        return replace(self, who=replace(self.who, sender=sender))

    def of_forwarded(self, inner: Forwarded) -> Parsed:
        """Return the forwarded message, for which nobody else counts as copied."""
        what = replace(self.what, subject=inner.subject, content=inner.content)
        return replace(self, who=replace(self.who, copied=()), what=what)


def content_key(sender: str, subject: str, text: str, digests: Iterable[str]) -> str:
    """Return a key that is equal for the same words and files from the same sender.

    White space does not count: servers on the way re-wrap it. The name alone is not enough to
    recognise a message, because some programs give every mail the same Message-ID.
    """
    said = [sender.lower(), *subject.split(), "", *text.split(), "", *sorted(digests)]
    return hashlib.sha256("\x1f".join(said).encode("utf-8", "surrogatepass")).hexdigest()
