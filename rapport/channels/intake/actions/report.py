"""Reports about sent messages; bad news is kept on the ticket.

A report never opens or reopens a ticket and never counts as an answer.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import NoteReport
from rapport.channels.intake.outcome import Outcome, State
from rapport.customers.reaching import Refused
from rapport.people.actors import SYSTEM
from rapport.tickets.actions import receive
from rapport.tickets.actions.messages import delivery
from rapport.tickets.models import DeliveryReport

Word = DeliveryReport.Word


def note_report(decision: NoteReport, arrival: Arrival) -> Outcome:
    """Record on the message whom it failed to reach, is late for or reached, and who opened it."""
    sent, at = decision.sent, arrival.at
    failed, late = _refused(decision, Word.FAILED), _refused(decision, Word.DELAYED)
    delivery.note_bounce(sent, failed, at=at)
    delivery.note_delay(sent, late, at=at)
    delivery.note_delivery(sent, _addresses(decision, Word.DELIVERED), at=at)
    delivery.note_display(
        sent, _addresses(decision, Word.DISPLAYED), at=min(decision.written_at or at, at)
    )
    reason = _("A report about mail that we sent.")
    if not failed and not late:
        return Outcome(State.RECORDED, reason, sent.ticket_id)
    message = receive(
        sent.ticket,
        person=None,
        content=arrival.parsed.what.content,
        channel=arrival.channel,
        by=SYSTEM,
        automatic=True,
        at=at,
    )
    return Outcome(State.RECORDED, reason, message.ticket_id, message.pk)


def _refused(decision: NoteReport, word: str) -> Mapping[str, Refused]:
    return {
        address: one.refused for address, one in decision.heard if one.word == word and one.refused
    }


def _addresses(decision: NoteReport, word: str) -> list[str]:
    return list(dict.fromkeys(address for address, one in decision.heard if one.word == word))
