"""Counts of arrivals, for other pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from rapport.channels.models import Inbound
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.lists.undelivered import Line


def parked(user: User) -> int:
    """Return how many arrivals could not be processed and wait for somebody."""
    return Inbound.objects.parked().count()


def unmatched(user: User, since: datetime) -> Iterator[Line]:
    """Yield how many reports of failed delivery belong to no answer that we know."""
    if not user.may(Ability.MANAGE_DESK):
        return
    if count := Inbound.objects.unmatched_reports().filter(received_at__gt=since).count():
        said = ngettext(
            "%(n)d report of a mail server belongs to nothing that we sent, as far as we know.",
            "%(n)d reports of mail servers belong to nothing that we sent, as far as we know.",
            count,
        )
        yield Line(said % {"n": count}, reverse("unmatched_reports"))
