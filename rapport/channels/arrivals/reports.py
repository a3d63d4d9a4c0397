"""What is heard of a message after it went out: that it came back, is late, arrived, was opened.

A report is tied to our message by the proof that we put into it, or by the name under which the
other side knows it, and to those recipients of it that it names. It never opens or reopens a ticket
and never counts as an answer. One that belongs to nothing we know is kept on a list of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from rapport.channels.arrivals.outcome import Outcome, State
from rapport.channels.models import Inbound
from rapport.channels.transport import Heard, Parsed, Report
from rapport.customers.actions import Refused
from rapport.people.actors import SYSTEM
from rapport.tickets.actions import receive
from rapport.tickets.actions.messages import delivery
from rapport.tickets.actions.messages.delivery import recipients
from rapport.tickets.models import DeliveryReport, Outgoing

Word = DeliveryReport.Word
MOST_IDS = 30


def take_in(inbound: Inbound, parsed: Parsed, report: Report) -> Outcome:
    """Note what a report says on the message that it is about, and keep bad news on the ticket."""
    sent = _sent(parsed, report)
    if sent is None:
        return Outcome(State.RECORDED, _("A report about nothing that we know to have sent."))
    heard = [(address, one) for one in report.heard for address in _about(one, sent)]
    if not heard:
        return Outcome(State.RECORDED, _("A report that says nothing new."), sent.ticket_id)
    at = inbound.received_at
    failed = _refused(heard, Word.FAILED)
    late = _refused(heard, Word.DELAYED)
    delivery.note_bounce(sent, failed, at=at)
    delivery.note_delay(sent, late, at=at)
    delivery.note_delivery(sent, _addresses(heard, Word.DELIVERED), at=at)
    seen_at = min(report.at or at, at)
    delivery.note_display(sent, _addresses(heard, Word.DISPLAYED), at=seen_at)
    reason = _("A report about mail that we sent.")
    if not failed and not late:
        return Outcome(State.RECORDED, reason, sent.ticket_id)
    message = receive(
        sent.ticket,
        person=None,
        content=parsed.content,
        channel=inbound.channel,
        by=SYSTEM,
        automatic=True,
        at=at,
    )
    return Outcome(State.RECORDED, reason, message.ticket_id, message.pk)


def _sent(parsed: Parsed, report: Report) -> Outgoing | None:
    """Return the message of ours that it is about; one that has moved to another ticket, too."""
    sent = Outgoing.objects.select_related("ticket")
    if report.reference is not None:
        return sent.filter(pk=report.reference.outgoing).first()
    ids = [name[:255] for name in parsed.refers_to[:MOST_IDS]]
    return sent.filter(external_id__in=ids).exclude(external_id="").first() if ids else None


def _about(heard: Heard, sent: Outgoing) -> list[str]:
    """Return which recipients of the message are meant.

    An address that forwards is reported under the one behind it: with one recipient there is no
    doubt. What names nobody is about everybody.
    """
    known = recipients(sent)
    if heard.address in known:
        return [heard.address]
    if not heard.address or len(known) == 1:
        return known
    return [heard.address]


def _refused(heard: list[tuple[str, Heard]], word: str) -> Mapping[str, Refused]:
    return {address: one.refused for address, one in heard if one.word == word and one.refused}


def _addresses(heard: list[tuple[str, Heard]], word: str) -> list[str]:
    return list(dict.fromkeys(address for address, one in heard if one.word == word))
