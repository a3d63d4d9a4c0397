"""The reach of an answer, above all to the one who asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from django.db.models import F

from rapport.customers.identities import mail_addresses
from rapport.tickets.correspondence.answers import counting
from rapport.tickets.models import DeliveryReport, Message, Outgoing

State = Outgoing.State


class Reach(Enum):
    """How far an answer came: also when it is still on its way, so that nobody can know."""

    UNDERWAY = "underway"
    EVERYBODY = "everybody"
    PARTLY = "partly"
    MISSED = "missed"


def reach_of(message: Message) -> Reach:
    """Return how far an answer came, as far as has been reported."""
    sendings = list(Outgoing.objects.filter(message=message))
    if any(each.state in (State.QUEUED, State.CLAIMED) for each in sendings):
        return Reach.UNDERWAY
    if not sendings:
        return Reach.EVERYBODY if message.to else Reach.MISSED
    failed = _failed(sendings)
    if not failed:
        return Reach.EVERYBODY
    tried = _tried(sendings) | failed
    asked = [theirs for asker in _askers(message) if (theirs := tried & asker)]
    if not asked:
        asked = [{address.strip().lower() for each in sendings for address in each.to} & tried]
    return Reach.MISSED if any(theirs <= failed for theirs in asked) else Reach.PARTLY


def failed_addresses(message: Message) -> list[str]:
    """Return the addresses at which an answer failed, in the order it was written to them."""
    sendings = list(Outgoing.objects.filter(message=message).order_by("pk"))
    failed = _failed(sendings)
    every = dict.fromkeys(address for each in sendings for address in each.addresses)
    return [address for address in every if address in failed]


def _tried(sendings: Sequence[Outgoing]) -> set[str]:
    """Return where it was sent and nobody has chosen another address since."""
    given_up = DeliveryReport.objects.filter(
        outgoing__in=[each.pk for each in sendings],
        word=DeliveryReport.Word.FAILED,
        settled_at__gt=F("outgoing__sent_at"),
    )
    left = set(given_up.values_list("outgoing", "address"))
    return {
        address for each in sendings for address in each.addresses if (each.pk, address) not in left
    }


def _addresses(sendings: Iterable[Outgoing]) -> set[str]:
    return {address for each in sendings for address in each.addresses}


def _failed(sendings: Sequence[Outgoing]) -> set[str]:
    """Return where it failed: everywhere if it could not be sent, else as was reported."""
    reports = DeliveryReport.objects.filter(
        outgoing__in=[each.pk for each in sendings if each.state == State.SENT],
        word=DeliveryReport.Word.FAILED,
        settled_at=None,
    )
    parked = _addresses(each for each in sendings if each.state == State.PARKED)
    return parked | set(reports.values_list("address", flat=True))


def _askers(message: Message) -> list[set[str]]:
    """Return the addresses of each who waited for this answer; of the ticket's customer if nobody
    did.
    """
    asked = Message.objects.filter(
        ticket=message.ticket_id, kind=Message.Kind.INBOUND, at__lte=message.at
    )
    earlier = counting().filter(ticket=message.ticket_id, at__lt=message.at)
    before = earlier.order_by("-at").values_list("at", flat=True).first()
    since = asked.filter(at__gt=before) if before else asked
    who = set(since.values_list("person", "reply_to"))
    if not who:
        who = set(asked.order_by("-at", "-pk").values_list("person", "reply_to")[:1])
    if not who:
        who = {(message.ticket.customer_id, "")}
    return [_addresses_of(person, reply_to) for person, reply_to in sorted(who, key=str)]


def _addresses_of(person: int | None, reply_to: str) -> set[str]:
    known = set(mail_addresses(person)) if person else set()
    return known | ({reply_to.strip().lower()} if reply_to else set())
