"""Signatures that are known from a sender's earlier mails."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rapport.channels.intake.arrival import Arrival
from rapport.channels.models import LearntSignature
from rapport.channels.parsed import Sender
from rapport.customers.models import Identity
from rapport.mail.learnt import judging, learning, own
from rapport.mail.learnt.learning import Known
from rapport.mail.learnt.own import Own
from rapport.tickets.models import Message

# A longer mail is left as it was read.
LONGEST = 60_000


@dataclass(frozen=True, slots=True)
class Written:
    """The lines that an arrival's sender wrote, and what the ends of earlier ones are known for."""

    sender: Sender
    own: Own
    known: tuple[Known, ...]
    identity: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the words of the sender's name."""
        return judging.words_of(self.sender.name, self.sender.value)


def written(arrival: Arrival) -> Written | None:
    """Return what a person wrote from a mail address; one query. Nothing of any other arrival."""
    parsed, content = arrival.parsed, arrival.parsed.what.content
    sender = parsed.who.sender
    if sender is None or not sender.value or sender.kind != Identity.Kind.MAIL:
        return None
    is_plain = content.nature in ("", Message.Nature.MESSAGE) and not parsed.nature.automatic
    if not is_plain or parsed.what.forwarded is not None or len(content.text) > LONGEST:
        return None
    lines = own.of(content.text, content.words, content.signature)
    if lines is None:
        return None
    address = {"identity__kind": sender.kind, "identity__value": sender.value.strip().lower()}
    rows = list(LearntSignature.objects.filter(**address).order_by("pk"))
    identity = rows[0].identity_id if rows else None
    return Written(sender, lines, tuple(map(_known, rows)), identity)


def folded(arrival: Arrival, said: Written | None) -> Arrival:
    """Return the arrival with a known signature at its end folded, and the reason beside it."""
    found = learning.find(said.known, said.own, said.names) if said else None
    if said is None or found is None:
        return arrival
    start, one = found
    words, signature = said.own.folded_from(start)
    if not words.strip():
        return arrival
    content = arrival.parsed.what.content
    particulars = {**content.particulars, "learnt": {"signature": one.pk, "mails": one.mails}}
    content = replace(content, reply=words, signature=signature, particulars=particulars)
    what = replace(arrival.parsed.what, content=content)
    return arrival.read_as(replace(arrival.parsed, what=what))


def _known(row: LearntSignature) -> Known:
    return Known(
        tuple(row.text.split("\n")),
        row.ticket,
        row.mails,
        row.tickets,
        is_shown=row.shown_at is not None,
        pk=row.pk,
    )
