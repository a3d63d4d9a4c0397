"""Decisions about arrivals that a person has treated.

Their word overrides the rules; everything else is as for any arrival.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _

from rapport.channels.arrivals.rules import matching, ordinary
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.authors import find_author
from rapport.channels.intake.decisions import Add, Decided, Leave
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.models import Inbound, Treatment
from rapport.channels.parsed import Sender
from rapport.channels.transport import TransportError
from rapport.customers.identities import mail_addresses

As = Inbound.As

# On no ticket, and no copy of something that is.
TREATABLE = (State.PARKED, State.RECORDED, State.SPAM)


def decide(arrival: Arrival) -> Decided:
    """Decide about an arrival: as a person said what it is, else by the rules."""
    treatment = _standing(arrival.inbound)
    if treatment is None:
        return ordinary.decide(arrival)
    decided = _MEANINGS[As(treatment.treated_as)](arrival, treatment)
    return replace(decided, because=_reason(treatment))


def can_treat(inbound: Inbound) -> bool:
    """Return whether a person may still treat it: it is on no ticket, and its bytes are here."""
    return inbound.state in TREATABLE and inbound.message_id is None and bool(inbound.digest)


def _standing(inbound: Inbound) -> Treatment | None:
    """Return the treatment that was not undone, None if nobody has treated the arrival."""
    if not inbound.treated_as:
        return None
    said = inbound.treatments.filter(undone_at=None)
    return said.select_related("ticket", "person").last()


def _reason(treatment: Treatment) -> str:
    who = treatment.user.name if treatment.user else "Rapport"
    values = {"who": who, "what": treatment.get_treated_as_display()}
    return _("%(who)s marked this as %(what)s.") % values


def _message(arrival: Arrival, treatment: Treatment) -> Decided:
    return ordinary.decide(arrival.read_as(arrival.parsed.as_ordinary()))


def _automatic(arrival: Arrival, treatment: Treatment) -> Decided:
    return ordinary.decide(arrival.read_as(arrival.parsed.as_automatic()))


def _bounce(arrival: Arrival, treatment: Treatment) -> Decided:
    """Tie it to our message if it can be read as a report; otherwise only keep it."""
    if arrival.parsed.nature.report is not None:
        return ordinary.decide(arrival)
    match = matching.find(arrival.parsed.answers, channel=arrival.channel)
    return Decided(arrival, Leave(Outcome(State.RECORDED, "", match.number if match else None)))


def _spam(arrival: Arrival, treatment: Treatment) -> Decided:
    return Decided(arrival, Leave(Outcome(State.SPAM)))


def _of_ticket(arrival: Arrival, treatment: Treatment) -> Decided:
    """Add it to the ticket, and its sender to the people on it."""
    if treatment.ticket is None:
        raise TransportError(_("The ticket no longer exists."), permanent=True)
    sender = arrival.parsed.who.sender
    return Decided(arrival, Add(find_author(sender) if sender else None, treatment.ticket))


def _of_customer(arrival: Arrival, treatment: Treatment) -> Decided:
    """Treat it as written by the customer, whatever address it has."""
    person = treatment.person
    addresses = mail_addresses(person.pk) if person else []
    if person is None or not addresses:
        raise TransportError(_("The customer no longer has an email address."), permanent=True)
    sender = Sender(addresses[0], person.name)
    return ordinary.decide(arrival.read_as(arrival.parsed.as_ordinary().of_sender(sender)))


_MEANINGS: dict[Inbound.As, Callable[[Arrival, Treatment], Decided]] = {
    As.MESSAGE: _message,
    As.AUTOMATIC: _automatic,
    As.BOUNCE: _bounce,
    As.SPAM: _spam,
    As.TICKET: _of_ticket,
    As.CUSTOMER: _of_customer,
}
