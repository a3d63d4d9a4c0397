"""A colleague's open tickets, for their page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import ngettext

from rapport.people.models import User
from rapport.people.places.holdings import Holding
from rapport.tickets.models import Ticket


def open_tickets(person: User, reader: User) -> Holding | None:
    """Return how many open tickets the person has, as far as the reader sees them."""
    number = Ticket.objects.visible_to(reader).unsolved().assigned_to(person).count()
    if not number:
        return None
    sentence = ngettext("%(number)s open ticket", "%(number)s open tickets", number)
    return Holding(sentence % {"number": number}, f"{reverse('tickets')}?assignee={person.pk}")
