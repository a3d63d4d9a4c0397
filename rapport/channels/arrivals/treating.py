"""What an arrival means when a person has said what it is (``Treatment``).

What they said stands above the rules; everything else about it is as for any arrival.
"""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _

from rapport.channels.arrivals import matching, rules
from rapport.channels.arrivals.outcome import Outcome, State
from rapport.channels.models import Inbound, Treatment
from rapport.channels.transport import Parsed, Sender, TransportError
from rapport.customers.actions import find_or_meet
from rapport.customers.models import Identity, Person
from rapport.people.actors import SYSTEM
from rapport.tickets.actions import copy_in, receive

As = Inbound.As


def take_in(inbound: Inbound, parsed: Parsed) -> Outcome:
    """Do what the arrival means for the person who said what it is."""
    treatment = inbound.treatments.filter(undone_at=None).select_related("ticket", "person").last()
    if treatment is None:
        return rules.take_in(inbound, parsed)
    said = _MEANINGS[As(treatment.treated_as)](inbound, parsed, treatment)
    return said if said.reason else replace(said, reason=_reason(treatment))


def _reason(treatment: Treatment) -> str:
    who = treatment.user.name if treatment.user else "Rapport"
    words = {"who": who, "what": treatment.get_treated_as_display()}
    return _("%(who)s said that it is %(what)s.") % words


def _message(inbound: Inbound, parsed: Parsed, treatment: Treatment) -> Outcome:
    return rules.take_in(inbound, _ordinary(parsed))


def _automatic(inbound: Inbound, parsed: Parsed, treatment: Treatment) -> Outcome:
    machine = replace(parsed, automatic=True, opens=False, answerable=False, aside="", report=None)
    return rules.take_in(inbound, machine)


def _bounce(inbound: Inbound, parsed: Parsed, treatment: Treatment) -> Outcome:
    """Tie it to our message where it can be read as a report; else it is only kept."""
    if parsed.report is not None:
        return rules.take_in(inbound, parsed)
    match = matching.find(parsed, channel=inbound.channel)
    return Outcome(State.RECORDED, "", match.number if match else None)


def _spam(inbound: Inbound, parsed: Parsed, treatment: Treatment) -> Outcome:
    return Outcome(State.SPAM)


def _of_ticket(inbound: Inbound, parsed: Parsed, treatment: Treatment) -> Outcome:
    """Add it to the ticket, and its sender to those who belong there."""
    ticket, at = treatment.ticket, inbound.received_at
    if ticket is None:
        raise TransportError(_("The ticket is not there any more."), permanent=True)
    person = _sender(inbound, parsed) or ticket.customer
    if person.pk != ticket.customer_id:
        copy_in(ticket, people=[person], by=SYSTEM, at=at)
    message = receive(
        ticket,
        person=person,
        content=parsed.content,
        channel=inbound.channel,
        by=person,
        at=at,
    )
    return Outcome(State.APPENDED, "", ticket.pk, message.pk)


def _sender(inbound: Inbound, parsed: Parsed) -> Person | None:
    if parsed.sender is None:
        return None
    return find_or_meet(
        parsed.sender.value,
        kind=parsed.sender.kind,
        name=parsed.sender.name,
        channel=inbound.channel,
        by=SYSTEM,
        at=inbound.received_at,
    )


def _of_customer(inbound: Inbound, parsed: Parsed, treatment: Treatment) -> Outcome:
    """Take it as written by the customer, whatever address it names."""
    address = address_of(treatment.person) if treatment.person else ""
    if not address:
        raise TransportError(_("The customer has no email address any more."), permanent=True)
    assert treatment.person is not None  # it has the address
    theirs = replace(_ordinary(parsed), sender=Sender(address, treatment.person.name))
    return rules.take_in(inbound, theirs)


def address_of(person: Person) -> str:
    """Return where a customer gets mail, empty where nowhere."""
    mails = person.identities.filter(kind=Identity.Kind.MAIL)
    return mails.order_by("-is_primary", "pk").values_list("value", flat=True).first() or ""


def _ordinary(parsed: Parsed) -> Parsed:
    return replace(parsed, aside="", automatic=False, opens=True, report=None, spam="")


_MEANINGS = {
    As.MESSAGE: _message,
    As.AUTOMATIC: _automatic,
    As.BOUNCE: _bounce,
    As.SPAM: _spam,
    As.TICKET: _of_ticket,
    As.CUSTOMER: _of_customer,
}
