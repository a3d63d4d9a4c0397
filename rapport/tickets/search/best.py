"""Tickets that match best: by number, by subject, by their customer."""

from __future__ import annotations

from rapport.core.database.ranking import Rank, Ranked, ranked
from rapport.tickets.models import Ticket
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.search import index
from rapport.tickets.search.across import across


def best(tickets: TicketQuerySet, text: str, most: int) -> list[Ranked[Ticket]]:
    """Return tickets by their number, then by subject, then by customer, at most so many of each.

    Words may stand in different places (``across``); those that are all in one message are found
    by ``index.find``.
    """
    number = index.number_in(text)
    order = dict.fromkeys(
        [
            *([] if number is None else [number]),
            *index.by_subject(tickets, text, most),
            *index.of_customers(tickets, text, most),
            *across(tickets, text, most),
        ]
    )
    known = tickets.in_bulk(list(order)) if order else {}
    found = ranked(
        [known[pk] for pk in order if pk in known],
        text,
        name=lambda ticket: ticket.subject,
        keys=lambda ticket: [str(ticket.pk), f"#{ticket.pk}"],
    )
    # A subject that is the text is found before others, but is not what only a number can be.
    return [_no_key(each, number) for each in found]


def _no_key(each: Ranked[Ticket], number: int | None) -> Ranked[Ticket]:
    if each.rank is Rank.EXACT and each.found.pk != number:
        return Ranked(Rank.BEGINS, each.found)
    return each
