"""The rules for mail that colleagues forward.

It becomes the ticket of the original author. Anybody can write a colleague's name on a mail, and a
forward opens a ticket in somebody else's name with a note in the colleague's. So where a server
verifies senders, a mail counts as a forward only if it has proved this one (``parsed.Trust``); else
it stays the sender's own mail, and the page offers the rest. Where no server does, the name is
believed like a customer's, and the note says so (docs/decisions/0012).
"""

from __future__ import annotations

from dataclasses import replace

from rapport.channels.arrivals.rules import confirmation, matching, opening
from rapport.channels.arrivals.rules.matching import Match
from rapport.channels.forwards.original import original_id, written_at
from rapport.channels.intake.arrival import Arrival
from rapport.channels.intake.authors import find_author
from rapport.channels.intake.decisions import (
    Author,
    Gather,
    GatherForwarded,
    JoinKnown,
    JoinTicket,
    Open,
    OpenForwarded,
    OpenOffered,
)
from rapport.channels.parsed import Forwarded, Parsed
from rapport.people.actors import SYSTEM
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
) -> JoinKnown | JoinTicket | OpenForwarded | GatherForwarded:
    """Decide whether it joins the ticket that has it, one it answers, or opens its own."""
    name = original_id(arrival.parsed, inner)
    known = matching.known(name, arrival.channel, inner.sender.value)
    if known is not None:
        return JoinKnown(user, inner, *known)
    author = find_author(inner.sender)
    if match and not match.is_over(arrival.at) and matching.belongs(match, author):
        return JoinTicket(user, inner, author, match.number)
    return _opening(arrival, inner, user, author)


def offer(
    opened: Open | Gather, inner: Forwarded | None, user: User
) -> Open | OpenOffered | Gather:
    """Return how a ticket of a colleague's own is opened: a forward in it is remembered."""
    if inner is None or not isinstance(opened, Open):
        return opened
    return OpenOffered(user, inner, opened)


def _opening(
    arrival: Arrival, inner: Forwarded, user: User, author: Author
) -> OpenForwarded | GatherForwarded:
    """Let the user open it if their team has the queue, else Rapport; tell the user of it."""
    theirs = arrival.read_as(arrival.parsed.of_forwarded(inner))
    opened = opening.decide(theirs, author)
    if isinstance(opened, Gather):
        return GatherForwarded(theirs, opened)
    queue = opened.queue
    may_open = user.sees_every_team or queue.team_id in user.team_ids
    opened = replace(
        opened,
        confirms=opened.confirms and queue.acknowledges_forwarded,
        opener=user if may_open else SYSTEM,
        written_at=written_at(inner, arrival.inbound),
        tells=user if confirmation.may_answer(theirs) else None,
    )
    return OpenForwarded(user, inner, theirs, opened)
