"""The rules for mail that colleagues forward.

It becomes the ticket of the original author. Anybody can write a colleague's name on a mail, and a
forward opens a ticket in somebody else's name with a note in the colleague's. So where a server
verifies senders, a mail counts as a forward only if it has proved this one (``parsed.Trust``); else
it stays the sender's own mail, and the page offers the rest. Where no server does, the name is
believed like a customer's, and the note says so (docs/decisions/0012).
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from rapport.channels.intake import authors, matching, opening
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.decisions import JoinKnown, JoinTicket, OpenForwarded
from rapport.channels.intake.matching import Match
from rapport.channels.models import Inbound
from rapport.channels.parsed import Forwarded, Parsed
from rapport.people.models import User
from rapport.people.roles import Ability


def may_forward(user: User, parsed: Parsed) -> bool:
    """Return whether this user's forward counts: they work on tickets, and nothing speaks against
    it.
    """
    is_believed = parsed.trust.verified or not parsed.trust.provable
    return is_believed and not parsed.nature.automatic and user.may(Ability.WORK_TICKETS)


def decide(
    arrival: Arrival, inner: Forwarded, user: User, match: Match | None
) -> JoinKnown | JoinTicket | OpenForwarded:
    """Decide whether it joins the ticket that has it, one it answers, or opens its own."""
    name = original_id(arrival.parsed, inner)
    known = matching.known(name, arrival.channel, inner.sender.value)
    if known is not None:
        return JoinKnown(user, inner, *known)
    author = authors.find_author(inner.sender)
    if match and not match.is_over(arrival.at) and matching.belongs(match, author):
        return JoinTicket(user, inner, author, match.number)
    theirs = arrival.read_as(arrival.parsed.of_forwarded(inner))
    return OpenForwarded(user, inner, opening.decide(theirs, author))


def original_id(parsed: Parsed, inner: Forwarded) -> str:
    """Return the Message-ID of the forwarded message, if the mail tells it.

    Without the inner mail's headers, mail programs name it as the message that the outer one
    answers.
    """
    return (inner.external_id or next(iter(parsed.answers.refers_to), ""))[:255]


def written_at(inner: Forwarded, inbound: Inbound) -> datetime:
    """Return when the inner message was written, never later than it came."""
    return min(inner.at or inbound.received_at, inbound.received_at)


def unproved_cover(parsed: Parsed, inner: Forwarded) -> str:
    """Return what stood above it, with a first line that says whose it is only by name."""
    sentence = _("Written above the forwarded mail, in the name of %(name)s:")
    return sentence % {"name": parsed.who.name} + "\n\n" + inner.cover
