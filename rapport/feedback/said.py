"""Customers' ratings on the pages of tickets and customers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rapport.core.database.prepared import prepared
from rapport.core.face.story import Entry, Figure, Span
from rapport.customers.models import Organisation, Person
from rapport.feedback.models import (
    BEST,
    SATISFIED_FROM,
    UNHAPPY_UPTO,
    Response,
    SurveyRequest,
)
from rapport.people.models import User
from rapport.people.roles import Ability
from rapport.tickets.models import Ticket
from rapport.timeline.history import HistoryLine

QUOTED = 4


def on_ticket(ticket: Ticket, user: User) -> dict[str, Any] | None:
    """Return the ratings of a ticket, or that the customer was asked; None when they were not."""
    asked = _asked(ticket.pk)
    if not asked:
        return None
    return {
        "ratings": _on_ticket(ticket.pk),
        "asked": asked[0],
        # Whom it counts for, as the rows behind the figure tell it.
        "names": lambda agent: agent.pk == user.pk or user.may(Ability.SEE_PEOPLES_FIGURES),
    }


@prepared
def _on_ticket(ticket: int) -> QuerySet[Response, Response]:
    counting = Response.objects.filter(ticket=ticket, superseded_at=None)
    return counting.select_related("request__agent").order_by("-at")


@prepared
def _asked(ticket: int) -> QuerySet[SurveyRequest, SurveyRequest]:
    requests = SurveyRequest.objects.filter(ticket=ticket, state=SurveyRequest.State.SENT)
    return requests.order_by("-sent_at")


def told(lines: Sequence[HistoryLine]) -> dict[int, Response]:
    """Return the rating that each of these events is about, by the event's id."""
    by_event = {line.event.pk: line.event.details.get("response") for line in lines}
    numbers = tuple(pk for pk in by_event.values() if pk)
    found = {response.pk: response for response in _numbered(numbers)} if numbers else {}
    return {event: found[pk] for event, pk in by_event.items() if pk in found}


@prepared
def _numbered(responses: tuple[int, ...]) -> QuerySet[Response, Response]:
    return Response.objects.filter(pk__in=responses).order_by()


def ratings(subject: Person | Organisation, user: User, span: Span) -> Iterator[Entry]:
    """Yield the ratings that count on tickets that the user may see, latest first."""
    found = _of(subject, user).select_related("ticket", "request__person")
    return entries_of(span.cut(found))


def entries_of(ratings: Iterable[Response]) -> Iterator[Entry]:
    """Yield the entries of ratings that were fetched with their tickets and people."""
    for rating in ratings:
        by = format_html("<strong>{}</strong>", str(rating.request.person))
        yield Entry(
            at=rating.at,
            pk=rating.pk,
            sentence=format_html(_("{by} rated"), by=by),
            title=f"#{rating.ticket_id} {rating.ticket.subject}",
            url=rating.ticket.get_absolute_url(),
            words=rating.comment,
            score=rating.score,
            icon="feedback",
            strong=True,
        )


def figures(subject: Person | Organisation, user: User) -> Iterator[Figure]:
    """Yield a person's last rating, or how many of an organisation's are good."""
    found = _of(subject, user)
    if isinstance(subject, Person):
        last = found.order_by("-at", "-pk").first()
        if last is not None:
            said = _("last rating %(score)s of %(best)s") % {"score": last.score, "best": BEST}
            is_low = last.score <= UNHAPPY_UPTO
            yield Figure("last_rating", said, "?show=ratings", last.score, is_soon=is_low)
        return
    counted = found.order_by().aggregate(
        all=Count("pk"), good=Count("pk", filter=Q(score__gte=SATISFIED_FROM))
    )
    if n := counted["all"]:
        sentence = ngettext("%(good)s of %(n)s rating good", "%(good)s of %(n)s ratings good", n)
        told = sentence % {"good": counted["good"], "n": n}
        why = _("4 and 5 of 5 count as good")
        yield Figure("good_ratings", told, "?show=ratings", counted["good"], why)


def quotes(subject: Person | Organisation, user: User) -> dict[str, Any] | None:
    """Return the latest ratings with a comment; None if there are none."""
    said = _of(subject, user).exclude(comment="").select_related("ticket", "request__person")
    found = list(said.order_by("-at", "-pk")[:QUOTED])
    return {"ratings": found, "is_named": isinstance(subject, Organisation)} if found else None


def _of(subject: Person | Organisation, user: User) -> QuerySet[Response, Response]:
    counting = Response.objects.filter(
        superseded_at=None, ticket__in=Ticket.objects.visible_to(user).order_by()
    )
    if isinstance(subject, Person):
        return counting.filter(request__person=subject)
    return counting.filter(request__person__organisation=subject)
