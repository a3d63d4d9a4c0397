"""What an arrival means for the desk: the rules, in the order in which they are asked.

Runs inside the transaction that settles the arrival (``channels.arrivals.inbox``).
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.channels.arrivals import duplicates, matching, reports, sender_signals, staff
from rapport.channels.arrivals.matching import Match
from rapport.channels.arrivals.opening import copy_all_in, meet, meet_colleague, open_for
from rapport.channels.arrivals.outcome import Outcome, State
from rapport.channels.forwards import rules
from rapport.channels.models import Inbound
from rapport.channels.transport import Parsed, TransportError
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import copy_in, receive
from rapport.tickets.models import Link, Ticket
from rapport.tickets.opening import GoesOn


def take_in(inbound: Inbound, parsed: Parsed) -> Outcome:
    """Do what the arrival means and say what became of it; a RapportError has it parked."""
    earlier = duplicates.find(inbound, parsed)
    if earlier is not None:
        reason = _("The same message had arrived before.")
        return Outcome(State.DUPLICATE, reason, earlier.ticket, earlier.message)
    match = matching.find(parsed, channel=inbound.channel)
    if parsed.report is not None and not inbound.insisted:
        return reports.take_in(inbound, parsed, parsed.report)
    if parsed.aside and not inbound.insisted:
        return Outcome(State.RECORDED, parsed.aside, match.number if match else None)
    if parsed.sender is None:
        raise TransportError(_("It names no sender, so nobody could be answered."), permanent=True)
    if match is None and not parsed.opens and not inbound.insisted:
        reason = _("An automatic answer to nothing that we sent.")
        return Outcome(State.RECORDED, reason)
    if match is None and (spam := _why_spam(inbound, parsed)):
        return Outcome(State.SPAM, spam)
    user = staff.find_user(parsed.sender.value)
    if user is not None:
        return _from_staff(inbound, parsed, user, match)
    person = meet(parsed.sender, inbound)
    sender_signals.take(inbound, parsed, person, match)
    return _from_customer(inbound, parsed, person, match)


def _why_spam(inbound: Inbound, parsed: Parsed) -> str:
    """Say why it counts as spam; empty when it does not, or somebody here has said so.

    Asked only of what is part of no ticket: an answer to us is none, whatever a filter says.
    """
    if inbound.insisted:
        return ""
    if inbound.circumstance == Inbound.Circumstance.SPAM:
        return _("It lay in the mail server's folder for spam.")
    return parsed.spam


def _from_staff(inbound: Inbound, parsed: Parsed, user: User, match: Match | None) -> Outcome:
    """Pass on what they forward, send on what they answer; else it is a matter of their own."""
    if parsed.forwarded is not None and rules.may_forward(user, parsed):
        return rules.take_in(inbound, parsed, parsed.forwarded, user, match)
    ticket = Ticket.objects.visible_to(user).filter(pk=match.number if match else 0).first()
    if match is not None and ticket is not None:
        return staff.answer_by_mail(
            ticket, user, parsed, is_proved=not match.is_weak, at=inbound.received_at
        )
    assert parsed.sender is not None
    person = meet_colleague(user, parsed.sender, inbound)
    opened = open_for(inbound, parsed, person, by=person)
    rules.offer(inbound, parsed, user, opened)
    return opened


def _from_customer(
    inbound: Inbound, parsed: Parsed, person: Person, match: Match | None
) -> Outcome:
    if match is None:
        return open_for(inbound, parsed, person, by=person)
    if not matching.belongs(match, person):
        return _from_outside(inbound, parsed, person, match)
    if match.is_over(inbound.received_at) and not parsed.automatic:
        goes_on = GoesOn(match.ticket, Link.FOLLOW_UP, _why_over(match, inbound))
        return open_for(inbound, parsed, person, by=person, goes_on=goes_on)
    return _append(inbound, parsed, person, match.ticket)


def _from_outside(inbound: Inbound, parsed: Parsed, person: Person, match: Match) -> Outcome:
    """Keep what somebody writes who is not part of the ticket apart from it, and linked.

    Who only guessed its number has not seen it, and nothing leads from one to the other.
    """
    if spam := _why_spam(inbound, parsed):
        return Outcome(State.SPAM, spam)
    if match.is_weak:
        return open_for(inbound, parsed, person, by=person)
    if parsed.automatic:
        return Outcome(State.RECORDED, _("An automatic answer from outside."), match.number)
    reason = _("%(who)s wrote in answer to #%(number)d without being part of it.")
    words = reason % {"who": parsed.sender_name, "number": match.number}
    goes_on = GoesOn(match.ticket, Link.OUTSIDER, words)
    return open_for(inbound, parsed, person, by=person, goes_on=goes_on)


def _why_over(match: Match, inbound: Inbound) -> str:
    days = match.days_over(inbound.received_at)
    if days is None:
        return _("#%(number)d was closed when this came.") % {"number": match.number}
    words = ngettext(
        "#%(number)d was resolved %(days)d day before this came.",
        "#%(number)d was resolved %(days)d days before this came.",
        days,
    )
    return words % {"number": match.number, "days": days}


def _append(inbound: Inbound, parsed: Parsed, person: Person, ticket: Ticket) -> Outcome:
    message = receive(
        ticket,
        person=person,
        content=parsed.content,
        channel=inbound.channel,
        by=person,
        automatic=parsed.automatic,
        at=inbound.received_at,
    )
    if parsed.automatic:
        reason = _("An automatic answer: nobody waits because of it.")
        return Outcome(State.RECORDED, reason, ticket.pk, message.pk)
    # A colleague who may write into it belongs to it from now on.
    copy_in(ticket, people=[person], by=person, at=inbound.received_at)
    copy_all_in(ticket, parsed, inbound, by=person)
    return Outcome(State.APPENDED, ticket=ticket.pk, message=message.pk)
