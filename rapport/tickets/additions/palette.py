"""Tickets in the command palette."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from rapport.core.database.ranking import Rank, Ranked
from rapport.core.face.palette import LIMIT_A_SOURCE, Command
from rapport.customers.finding import best_people
from rapport.customers.models import Identity
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket
from rapport.tickets.search import index
from rapport.tickets.search.best import best

MOST_MAILS = 2


def find(user: User, words: str) -> Iterator[Command]:
    """Find tickets, the best match first, and link to the whole search after all that is found.

    That is the number, then subjects, then customers, then messages, the latest first.
    """
    if not user.may(Ability.SEE_TICKETS):
        return
    visible, most = Ticket.objects.visible_to(user), LIMIT_A_SOURCE - 1
    found = best(visible.select_related("customer"), words, most)
    if len(found) < most:
        known = {each.found.pk for each in found}
        said = index.find(visible, words, before=None, size=most).messages
        found += [Ranked(Rank.CONTAINS, m.ticket) for m in said if m.ticket_id not in known]
    yield from map(_command, found[:most])
    yield Command(
        label=_("Search every message for “%(words)s”") % {"words": words},
        url=f"{reverse('search')}?{urlencode({'q': words})}",
        icon="search",
        group=_("Search"),
        rank=Rank.INSTEAD,
    )


def write_to(user: User, words: str) -> Iterator[Command]:
    """Offer a new mail to the customers whom the words fit best."""
    if not user.may(Ability.WORK_TICKETS):
        return
    for person in best_people(user, words, MOST_MAILS):
        if any(each.kind == Identity.Kind.MAIL for each in person.found.identities.all()):
            yield Command(
                label=_("New mail to %(name)s") % {"name": person.found},
                url=f"{reverse('ticket_mail')}?customer={person.found.pk}",
                icon="mail",
                group=_("Customers"),
                rank=Rank.INSTEAD,
            )


def _command(ranked: Ranked[Ticket]) -> Command:
    ticket = ranked.found
    return Command(
        label=f"#{ticket.pk} {ticket.subject}",
        url=ticket.get_absolute_url(),
        icon="inbox",
        hint=f"{ticket.customer} · {ticket.get_status_display()}",
        group=_("Tickets"),
        rank=ranked.rank,
    )
