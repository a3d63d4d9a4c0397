"""Where the desk stands: on the rail, in the palette, on pages of rooms below, in the live news."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rapport.core.face import navigation, palette
from rapport.core.face.navigation import Entry
from rapport.customers import story
from rapport.people import first_steps, held, settings_pages
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.people.settings_pages import Page
from rapport.tickets import commands
from rapport.tickets.first_steps import open_first_queue
from rapport.tickets.held import open_tickets
from rapport.tickets.models import Ticket
from rapport.tickets.story import tickets_of
from rapport.timeline.news import live


def register() -> None:
    """Register them all."""
    navigation.register(
        Entry(
            pgettext_lazy("page", "Queue"),
            "tickets",
            icon="inbox",
            order=20,
            keys="g q",
            visible=_sees_tickets,
            count=waiting_for_us,
        )
    )
    palette.register(commands.find)
    live.visibility("ticket", audible)
    story.register(story.Part(_("Tickets"), "tickets/_of_customer.html", tickets_of, order=10))
    for page in SETTINGS:
        settings_pages.register(page)
    first_steps.register(open_first_queue)
    held.register(open_tickets)


SETTINGS = (
    Page(_("Queues"), _("Whose they are, what they say to customers"), "queues", "inbox", 30),
    Page(_("Categories"), _("What tickets are about"), "categories", "list", 40),
    Page(_("Tags"), _("The free words on tickets, put in order"), "tags", "tag", 50),
    Page(
        _("Business calendars"),
        _("Open hours and holidays, by which times count"),
        "business_calendars",
        "calendar",
        60,
    ),
)


def waiting_for_us(user: User) -> int:
    """Return how many tickets of this person's sight wait for us."""
    return Ticket.objects.visible_to(user).waiting().count()


def audible(user: User, ids: Collection[int]) -> Collection[int]:
    """Return those of the tickets of which the person may hear."""
    if user.may(Ability.SEE_TICKETS) and user.sees_every_team:
        return ids
    return set(Ticket.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))


def _sees_tickets(user: Any) -> bool:
    return bool(user.is_authenticated and user.may(Ability.SEE_TICKETS))
