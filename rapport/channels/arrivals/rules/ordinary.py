"""The rules for any arrival, in order."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.channels.arrivals.rules import (
    duplicates,
    forwards,
    matching,
    opening,
    own_words,
    reports,
    siblings,
)
from rapport.channels.arrivals.rules.copied import copied_by
from rapport.channels.arrivals.rules.matching import Match
from rapport.channels.intake import authors
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import (
    Answer,
    Append,
    AppendAutomatic,
    Author,
    Decided,
    Decision,
    KeepAsNote,
    Leave,
)
from rapport.channels.intake.outcome import Outcome, State
from rapport.channels.models import Inbound
from rapport.channels.parsed import Sender
from rapport.channels.transport import TransportError
from rapport.customers.reaching import DeadAddress, dead_among
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.correspondence.addressing import recipients
from rapport.tickets.models import Link, Ticket
from rapport.tickets.opening import NO_PREDECESSOR, Predecessor


def decide(arrival: Arrival) -> Decided:
    """Decide about an arrival; a RapportError has it parked."""
    decision = _decision(arrival)
    if isinstance(decision, Append | AppendAutomatic):
        arrival = own_words.apart(arrival, decision.ticket)
    return Decided(arrival, decision)


def _decision(arrival: Arrival) -> Decision:
    earlier = duplicates.find(arrival)
    if earlier is not None:
        reason = _("The same message had arrived before.")
        return Leave(Outcome(State.DUPLICATE, reason, earlier.ticket, earlier.message))
    parsed, wanted_by_a_person = arrival.parsed, arrival.inbound.wanted_by_a_person
    match = matching.find(parsed.answers, channel=arrival.channel)
    if parsed.nature.report is not None and not wanted_by_a_person:
        return reports.decide(parsed, parsed.nature.report)
    if parsed.nature.aside and not wanted_by_a_person:
        return _recorded(parsed.nature.aside, match)
    sender = parsed.who.sender
    if sender is None:
        raise TransportError(_("It names no sender, so there is nobody to answer."), permanent=True)
    if match is None or match.is_weak:
        match = siblings.find(arrival, sender) or match
    if match is None and not parsed.nature.opens and not wanted_by_a_person:
        return _recorded(_("An automatic reply that names none of our messages."))
    if (match is None or match.is_sibling) and (spam := _why_spam(arrival)):
        return Leave(Outcome(State.SPAM, spam))
    user = authors.find_user(sender.value)
    if user is not None:
        return _of_colleague(arrival, sender, user, match)
    ticket = match.number if match else None
    author = authors.find_author(sender, is_heard=True, ticket=ticket)
    return _of_customer(arrival, author, match)


def _recorded(reason: str, match: Match | None = None) -> Leave:
    return Leave(Outcome(State.RECORDED, reason, match.number if match else None))


def _why_spam(arrival: Arrival) -> str:
    """Return why it counts as spam; empty when it does not, or somebody here has said so.

    Asked only for arrivals on no ticket: an answer to us is not spam, whatever a filter says.
    """
    if arrival.inbound.wanted_by_a_person:
        return ""
    if arrival.inbound.circumstance == Inbound.Circumstance.SPAM:
        return _("It was in the mail server’s spam folder.")
    return arrival.parsed.trust.spam


def _of_colleague(arrival: Arrival, sender: Sender, user: User, match: Match | None) -> Decision:
    """Handle a colleague's mail: forwards, answers, and matters of their own."""
    inner = arrival.parsed.what.forwarded
    if inner is not None and forwards.may_forward(user, arrival.parsed):
        return forwards.decide(arrival, inner, user, match)
    ticket = Ticket.objects.visible_to(user).filter(pk=match.number if match else 0).first()
    may_work = user.may(Ability.WORK_TICKETS)
    if match is not None and ticket is not None and (may_work or not match.is_sibling):
        if not may_work:
            raise TransportError(_why_not_answer(user, match), permanent=True)
        why = _why_note(arrival, ticket, match)
        return KeepAsNote(user, ticket, why) if why else Answer(user, ticket)
    follows = _beside(arrival, match) if match and not match.is_weak else NO_PREDECESSOR
    opened = opening.decide(arrival, authors.find_colleague(user, sender), follows)
    return forwards.offer(opened, inner, user)


def _why_not_answer(user: User, match: Match) -> str:
    sentence = _("%(who)s answered #%(number)d by mail, and may read tickets but not answer them.")
    return sentence % {"who": user.name, "number": match.number}


def _why_note(arrival: Arrival, ticket: Ticket, match: Match) -> str:
    """Return why a colleague's answer by mail stays a note; empty when it goes to the customer.

    Anybody can write any name on a mail, and an answer goes to a customer in our name. So it
    counts only if a server has proved its sender, and if it answers one of our messages and does
    not only name a number (docs/decisions/0009).
    """
    parsed = arrival.parsed
    if parsed.nature.automatic:
        return _("It is an automatic reply.")
    if ticket.is_closed:
        return _("The ticket was closed.")
    if not parsed.trust.provable:
        return _("No server that verifies senders is set up.")
    if not parsed.trust.verified:
        return _("The sender could not be verified.")
    if match.is_sibling:
        return _("It answers a mail that is not here, and none of ours.")
    if match.is_weak:
        return _("Only a number in its subject names the ticket, and anybody can write one.")
    going = recipients(ticket)
    dead = dead_among([*going.to, *going.cc])
    return DeadAddress(dead).sentence if dead else ""


def _of_customer(arrival: Arrival, author: Author, match: Match | None) -> Decision:
    if match is None:
        return opening.decide(arrival, author)
    if not matching.belongs(match, author):
        return _of_outsider(arrival, author, match)
    if arrival.parsed.nature.automatic:
        return AppendAutomatic(author, match.number)
    if match.is_over(arrival.at):
        follows = Predecessor(match.ticket, Link.FOLLOW_UP, _why_over(match, arrival))
        return opening.decide(arrival, author, follows)
    return Append(author, match.number, copied_by(arrival, author))


def _of_outsider(arrival: Arrival, author: Author, match: Match) -> Decision:
    """Open a separate, linked ticket for an author who is not part of the matched one.

    A writer who only guessed the ticket's number has not seen it, and gets no link.
    """
    if spam := _why_spam(arrival):
        return Leave(Outcome(State.SPAM, spam), author)
    if match.is_weak:
        return opening.decide(arrival, author)
    if match.is_sibling and arrival.parsed.nature.opens:
        return opening.decide(arrival, author, _beside(arrival, match))
    if arrival.parsed.nature.automatic:
        return replace(
            _recorded(_("An automatic reply from somebody who is not part of the ticket."), match),
            author=author,
        )
    reason = _("%(who)s answered #%(number)d without being part of it.")
    sentence = reason % {"who": _writer(arrival) or _("The sender"), "number": match.number}
    return opening.decide(arrival, author, Predecessor(match.ticket, Link.OUTSIDER, sentence))


def _beside(arrival: Arrival, match: Match) -> Predecessor:
    reason = _("It belongs to the same conversation as #%(number)d, but %(who)s is not part of it.")
    sentence = reason % {"who": _writer(arrival) or _("the sender"), "number": match.number}
    return Predecessor(match.ticket, Link.RELATED, sentence)


def _writer(arrival: Arrival) -> str:
    """Return what to call the writer: the name, else the address."""
    who = arrival.parsed.who
    return who.name or (who.sender.value if who.sender else "")


def _why_over(match: Match, arrival: Arrival) -> str:
    days = match.days_over(arrival.at)
    if days is None:
        return _("#%(number)d was closed when this came.") % {"number": match.number}
    sentence = ngettext(
        "#%(number)d was resolved %(days)d day before this came.",
        "#%(number)d was resolved %(days)d days before this came.",
        days,
    )
    return sentence % {"number": match.number, "days": days}
