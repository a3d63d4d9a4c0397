"""The conversation of a ticket: messages and events, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rapport.customers.identities import look_up_nameless
from rapport.customers.models import Person
from rapport.mail.quoting import separators
from rapport.people.models import User
from rapport.tickets import events
from rapport.tickets.correspondence.messages import (
    all_of,
    attachments_of,
    latest_of,
    outgoing_of,
    reports_of,
    undelivered_of,
)
from rapport.tickets.models import Attachment, Message, Ticket
from rapport.tickets.page import bodies
from rapport.tickets.page.particulars import Line, Particulars, Remark, overview
from rapport.tickets.page.retelling import retold
from rapport.tickets.page.transit import Transit
from rapport.timeline.history import HistoryLine

# A page shows this many of the latest messages, and links to the rest.
LATEST = 60
# Quotes grow with each mail; longer ones are cut here and complete on the message's own page.
LONGEST_FOLD = 3000
LONGEST_HEAD = 1_000  # characters in which the line above a forwarded mail stands

NOT_SENT = Transit()

# Events that a message shows already, or a panel shows better. All others, from whatever room,
# appear between the messages.
_ASIDE = frozenset(
    kind.name
    for kind in (
        events.OPENED,
        events.BEGUN,
        events.CUSTOMER_REPLIED,
        events.AUTO_REPLIED,
        events.REPORTED,
        events.REPLIED,
        events.NOTED,
        events.ACKNOWLEDGED,
        events.COPIED,
        events.TAKEN,
        events.SUBJECT_CHANGED,
        events.PRIORITY_CHANGED,
        events.CATEGORY_CHANGED,
        events.TAGGED,
        events.UNTAGGED,
        events.PENDING,
        events.RESUMED,
        events.SENT,
        events.PARKED,
        events.RETRIED,
        events.UNDELIVERED,
        events.DELAYED,
        events.MISSED,
        events.REACHED,
        events.TOLD_OTHERWISE,
        events.TOLD_TAKEN_BACK,
        events.ARRIVED,
        events.DISPLAYED,
    )
)


@dataclass(frozen=True)
class Said:
    """A message on the page, its files, and its delivery.

    ``is_new`` marks messages that arrived while the reader was writing; ``remarks`` are those that
    took a look at the whole ticket.
    """

    message: Message
    attachments: Sequence[Attachment] = ()
    transit: Transit = NOT_SENT
    is_new: bool = False
    remarks: Sequence[Remark] = ()

    @property
    def at(self) -> datetime:
        """Return when it was written."""
        return self.message.at

    @property
    def side(self) -> str:
        """Return whose words they are: customer, agent, note or machine."""
        return {
            Message.Kind.INBOUND: "customer",
            Message.Kind.REPLY: "agent",
            Message.Kind.NOTE: "note",
        }.get(Message.Kind(self.message.kind), "machine")

    @property
    def who(self) -> User | Person | str:
        """Return who wrote it; the address if nobody is known."""
        return self.message.user or self.message.person or self.message.reply_to

    @property
    def author(self) -> str:
        """Return the name of its writer."""
        return str(self.who)

    @cached_property
    def particulars(self) -> Particulars:
        """Return what is shown of its particulars beside its words."""
        return Particulars(self.message, self.remarks)

    @property
    def pictures(self) -> list[Attachment]:
        """Return the picture files that are not displayed in its HTML already."""
        html = self.message.html if self.html is not None else ""
        drawn = bodies.enclosed(html)
        pictures = (each for each in self.attachments if bodies.is_drawn(each))
        return [
            each
            for each in pictures
            if each.content_id.strip("<>") not in drawn
            and f'src="{each.get_absolute_url()}"' not in html
        ]

    @property
    def files(self) -> list[Attachment]:
        """Return the other files."""
        return [each for each in self.attachments if not bodies.is_drawn(each)]

    @cached_property
    def html(self) -> SafeString | None:
        """Return its HTML if no part of it is folded; folds are made from the text."""
        message = self.message
        if not message.html or message.quoted or message.signature:
            return None
        return bodies.shown(message.html, self.attachments)

    @property
    def held_images(self) -> int:
        """Return how many remote pictures the shown HTML holds back."""
        return bodies.held_images(self.message.html) if self.html is not None else 0

    @property
    def folds_are_cut(self) -> bool:
        """Return whether a fold shows only the beginning."""
        return max(len(self.message.quoted), len(self.message.signature)) > LONGEST_FOLD

    @property
    def has_more(self) -> bool:
        """Return whether the message's own page shows more than this one."""
        return bool(self.message.html and self.html is None) or self.folds_are_cut

    @property
    def quoted_lines(self) -> int:
        """Return how many lines of quoted text are folded away."""
        return len(self.message.quoted.strip().splitlines())

    @property
    def is_forward(self) -> bool:
        """Return whether a forwarded mail is folded: it is what its sender writes about."""
        lines = (
            line for line in self.message.quoted[:LONGEST_HEAD].splitlines() if line.strip(" >-_=*")
        )
        return separators.is_like_forwarded(next(lines, ""))

    @property
    def is_quiet(self) -> bool:
        """Return whether a machine wrote it, so that one line of it is enough."""
        return self.message.kind == Message.Kind.AUTOMATIC

    @property
    def line(self) -> Line:
        """Return a machine's message in a few words."""
        return self.particulars.line or Line(_("automatic message"))


@dataclass(frozen=True)
class Happened:
    """An event between the messages, in a sentence; with a ``piece``, also what belongs to it."""

    told: HistoryLine
    piece: str = ""
    value: Any = None

    @property
    def at(self) -> datetime:
        """Return when it happened."""
        return self.told.at


@dataclass(frozen=True)
class Conversation:
    """The entries in order, and how many earlier messages are left out."""

    entries: list[Said | Happened] = field(default_factory=list)
    left_out: int = 0
    last: int = 0

    @property
    def said(self) -> list[Message]:
        """Return the messages among them."""
        return [entry.message for entry in self.entries if isinstance(entry, Said)]


def conversation_of(
    ticket: Ticket, history: Sequence[HistoryLine], *, whole: bool = False, seen: int | None = None
) -> Conversation:
    """Return the conversation: its end, or the ``whole``.

    ``seen`` is the last message that the reader has seen: what others wrote after it is new.
    """
    messages, left_out = (all_of(ticket), 0) if whole else latest_of(ticket, LATEST)
    first = messages[0].at if messages else None
    entries: list[Said | Happened] = [*_said(ticket, messages, seen), *_between(history, first)]
    entries.sort(key=lambda entry: (entry.at, isinstance(entry, Happened)))
    return Conversation(entries, left_out, last=max((m.pk for m in messages), default=0))


def _said(ticket: Ticket, messages: Sequence[Message], seen: int | None) -> Iterator[Said]:
    look_up_nameless(message.person for message in messages if message.person)
    files, sent = attachments_of(ticket, messages), outgoing_of(ticket, messages)
    heard, remarks = reports_of(ticket, sent), overview(ticket, messages)
    lost = undelivered_of(ticket, messages, sent, heard)
    for message in messages:
        number, is_new = message.pk, seen is not None and message.pk > seen
        transit = Transit(sent.get(number, ()), heard.get(number, ()), lost.get(number))
        yield Said(message, files.get(number, ()), transit, is_new, remarks.get(number, ()))


def _between(history: Iterable[HistoryLine], first: datetime | None) -> list[Happened]:
    lines = [
        told for told in history if told.kind not in _ASIDE and (first is None or told.at >= first)
    ]
    more = retold(lines)
    return [Happened(told, *more.get(told.event.pk, ("", None))) for told in lines]
