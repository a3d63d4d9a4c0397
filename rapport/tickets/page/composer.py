"""The composer of a ticket: a draft, or a refused submission."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from django.http import QueryDict

from rapport.customers.models import Refusal
from rapport.customers.reaching import refusals_of, warning
from rapport.people.models import User
from rapport.tickets.correspondence.addressing import recipients
from rapport.tickets.correspondence.drafts import drafts_of
from rapport.tickets.correspondence.pictures import pictures_in
from rapport.tickets.models import Participant, Picture, Ticket

REPLY, NOTE = "reply", "note"


def new_token() -> str:
    """Return a mark for one form, so that sending it twice counts once."""
    return str(uuid4())


@dataclass(frozen=True)
class Composer:
    """A reply and a note, side by side so that neither is ever sent for the other.

    ``kind`` says which of them is in front, ``error`` why the last attempt was not sent.
    """

    to: list[str]
    cc: str
    reply: str = ""
    note: str = ""
    kind: str = REPLY
    saved_at: datetime | None = None
    token: str = field(default_factory=new_token)
    error: str = ""
    anyway: bool = False
    pictures: list[Picture] = field(default_factory=list)
    ticket: int | None = None

    @property
    def copies(self) -> list[str]:
        """Return the addresses that get a copy."""
        return addresses_in(self.cc)


@dataclass(frozen=True)
class DeadEnd:
    """An address that refuses mail for good, and the sentence that warns of it."""

    refusal: Refusal
    sentence: str


def dead_ends(
    composer: Composer, refusals: Mapping[str, Refusal], addresses: Collection[str]
) -> list[DeadEnd]:
    """Return the addresses that would refuse an answer.

    ``refusals`` are those known for ``addresses``; only other recipients are looked up.
    """
    written = {address.lower() for address in (*composer.to, *addresses_in(composer.cc))}
    others = refusals_of(written.difference(addresses, refusals))
    known = {**refusals, **others}
    dead = [known[each] for each in sorted(written) if each in known and known[each].is_permanent]
    return [DeadEnd(refusal, warning(refusal)) for refusal in dead]


def begun(ticket: Ticket, user: User, people: Sequence[Participant] | None = None) -> Composer:
    """Return the composer with the person's draft; a closed ticket takes notes.

    ``people`` are those on the ticket, if the caller knows them already.
    """
    drafts = drafts_of(ticket, user)
    latest = max(drafts.values(), key=lambda draft: draft.saved_at, default=None)
    kind = latest.kind if latest else REPLY
    going = recipients(ticket, people)
    return Composer(
        to=going.to,
        cc=", ".join(going.cc),
        reply=drafts[REPLY].text if REPLY in drafts else "",
        note=drafts[NOTE].text if NOTE in drafts else "",
        kind=NOTE if ticket.is_closed else kind,
        saved_at=latest.saved_at if latest else None,
        pictures=pictures_in([draft.text for draft in drafts.values()], ticket, user),
        ticket=ticket.pk,
    )


def returned(ticket: Ticket, posted: QueryDict, user: User, *, kind: str, error: str) -> Composer:
    """Return the composer as submitted, with the reason why it was not sent."""
    reply, note = posted.get("reply", ""), posted.get("note", "")
    return Composer(
        to=addresses_in(posted.get("to", "")) if "to" in posted else recipients(ticket).to,
        cc=posted.get("cc", ""),
        reply=reply,
        note=note,
        kind=kind,
        token=posted.get("token", "")[:36] or new_token(),
        error=error,
        anyway=posted.get("anyway") == "yes",
        pictures=pictures_in([reply, note], ticket, user),
        ticket=ticket.pk,
    )


def addresses_in(text: str) -> list[str]:
    """Split the text of a Cc field at commas, semicolons and line breaks."""
    items = text.replace(";", ",").replace("\n", ",").split(",")
    return [item.strip() for item in items if item.strip()]
