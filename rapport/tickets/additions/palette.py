"""Tickets in the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.face.palette import LIMIT_A_SOURCE, Command
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket
from rapport.tickets.search import index


def find(user: User, words: str) -> Iterator[Command]:
    """Find tickets, the best match first, and link to the whole search.

    That is the number, then subjects, then customers, then messages, the latest first.
    """
    if not user.may(Ability.SEE_TICKETS):
        return
    visible, most = Ticket.objects.visible_to(user), LIMIT_A_SOURCE - 1
    number = index.number_in(words)
    ranked = [] if number is None else [number]
    ranked += index.by_subject(visible, words, most) + index.of_customers(visible, words, most)
    if len(set(ranked)) < most:
        found = index.find(visible, words, before=None, size=most)
        ranked += [message.ticket_id for message in found.messages]
    tickets = visible.select_related("customer").in_bulk(list(dict.fromkeys(ranked))[: most + 1])
    best = [tickets[pk] for pk in dict.fromkeys(ranked) if pk in tickets]
    yield from map(_command, best[:most])
    yield Command(
        label=_("Search every message for “%(words)s”") % {"words": words},
        url=f"{reverse('search')}?{urlencode({'q': words})}",
        icon="search",
        group=_("Tickets"),
    )


def _command(ticket: Ticket) -> Command:
    return Command(
        label=f"#{ticket.pk} {ticket.subject}",
        url=ticket.get_absolute_url(),
        icon="inbox",
        hint=f"{ticket.customer} · {ticket.get_status_display()}",
        group=_("Tickets"),
    )
