"""Low ratings that no answer has followed up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from rapport.core.database.prepared import prepared
from rapport.feedback.models import UNHAPPY_UPTO, Response
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.lists.undelivered import arrived
from rapport.tickets.models import Link, Ticket
from rapport.tickets.querysets import sight_of

# Older ones that nobody has followed up are history.
DAYS = 30
MOST = 500


def unanswered(user: User, at: datetime, only: Collection[int] = ()) -> list[Response]:
    """Return the low ratings of the last 30 days on tickets that this person sees, after which no
    answer has arrived; the lowest first, then the oldest, at most ``MOST``. With ``only``, those of
    these numbers.

    An answer counts on the ticket itself, and on one of the same customer that follows it up. A
    note does not follow a rating up, and neither does an answer that waits, failed or came back.
    """
    if not user.may(Ability.SEE_TICKETS):
        return []
    return _unanswered(at - timedelta(days=DAYS), *sight_of(user), tuple(only))


@prepared
def _unanswered(
    since: datetime, teams: tuple[int, ...], own: int | None, only: tuple[int, ...]
) -> QuerySet[Response, Response]:
    found = (
        Response.objects.filter(
            # Asked one by one, as there are few: a join would read the whole list of tickets.
            Exists(Ticket.objects.in_sight(teams, own).filter(pk=OuterRef("ticket"))),
            superseded_at=None,
            score__lte=UNHAPPY_UPTO,
            at__gt=since,
        )
        .exclude(_followed_up())
        .select_related("ticket__customer", "ticket__assignee")
        .order_by("score", "at")
    )
    return (found.filter(pk__in=only) if only else found)[:MOST]


def _followed_up() -> Q:
    """Return the condition that an answer to the rating has arrived."""
    later = arrived(
        OuterRef("at"),
        ticket__linked_to=OuterRef("ticket"),
        ticket__link=Link.FOLLOW_UP,
        ticket__customer=OuterRef("ticket__customer"),
    )
    return Q(arrived(OuterRef("at"), ticket=OuterRef("ticket"))) | Q(later)
