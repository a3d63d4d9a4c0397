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
    """Find tickets by number and by words, latest message first, and link to the whole search."""
    if not user.may(Ability.SEE_TICKETS):
        return
    visible = Ticket.objects.visible_to(user)
    if (number := index.number_in(words)) is not None:
        yield from map(_command, visible.select_related("customer").filter(pk=number))
    for message in index.find(visible, words, before=None, size=LIMIT_A_SOURCE - 2).messages:
        if message.ticket_id != number:
            yield _command(message.ticket)
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
