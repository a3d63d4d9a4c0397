"""Facts about surveys and answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from rapport.feedback.models import SATISFIED_FROM, Response, SurveyRequest
from rapport.metrics.facts import Column, Fact, lookup
from rapport.people.models import Team
from rapport.tickets.facts.traits import COLUMNS, agent_names, span, traits_of
from rapport.tickets.models import Outgoing, Queue
from rapport.timeline.models import Event

Answer = tuple[int, str, datetime]


def _touched(events: Iterable[Event]) -> set[int]:
    return {event.subject_id for event in events if event.subject_kind == "ticket"}


def _rows(subjects: Collection[int]) -> Iterator[dict[str, Any]]:
    names, answers = agent_names(), _answers(subjects)
    # An answer counts, whatever became of its ticket afterwards.
    tickets = traits_of(subjects, with_merged=True)
    teams = dict(Team.objects.values_list("pk", "name"))
    queues = dict(Queue.objects.values_list("pk", "name"))
    for request in _sent(subjects):
        score, comment, responded_at = answers.get(request["pk"], (None, "", None))
        yield {
            **tickets[request["ticket_id"]].columns(request["agent_id"], names),
            # Fixed when it was sent: later hand-overs move no rating.
            "team_id": request["team_id"],
            "team": teams.get(request["team_id"], ""),
            "queue_id": request["queue_id"],
            "queue": queues.get(request["queue_id"], ""),
            "survey_id": request["pk"],
            "version": request["survey__version"],
            "sent_at": request["sent_at"],
            "responded_at": responded_at,
            "score": score,
            "satisfied": None if score is None else score >= SATISFIED_FROM,
            "comment": comment,
        }


def _sent(subjects: Collection[int]) -> Iterable[Any]:
    """Return requests that were sent and not refused on the way: the base of the response rate."""
    return (
        SurveyRequest.objects.filter(
            state=SurveyRequest.State.SENT, **lookup("ticket_id", subjects)
        )
        .exclude(outgoing__state=Outgoing.State.PARKED)
        .order_by("pk")
        .values("pk", "ticket_id", "agent_id", "team_id", "queue_id", "survey__version", "sent_at")
    )


def _answers(subjects: Collection[int]) -> dict[int, Answer]:
    """Return the answer that counts, by request."""
    counting = Response.objects.filter(superseded_at=None, **lookup("ticket_id", subjects))
    rows = counting.values_list("request_id", "score", "comment", "at")
    return {request_id: (score, comment, at) for request_id, score, comment, at in rows}


SURVEYS = Fact(
    name="surveys",
    grain=gettext_noop("one row per survey that reached a customer"),
    doc=(
        "Each question sent after a resolution, with the answer that counts if there is one. "
        "Agent, team and queue are those of the moment it was sent."
    ),
    key="survey_id",
    subject="ticket_id",
    columns=(
        *COLUMNS,
        Column("survey_id", "int", "The number of the request to answer."),
        Column("version", "int", "The version of the question; versions are not comparable."),
        Column("sent_at", "instant", "When it was sent."),
        Column("responded_at", "instant", "When the answer that counts was given."),
        Column("score", "int", "The answer, 1 to 5; empty for none.", is_outcome=True),
        Column(
            "satisfied", "bool", "Whether the answer is 4 or 5; empty for none.", is_outcome=True
        ),
        Column("comment", "text", "What the customer added."),
    ),
    touched=_touched,
    rows=_rows,
    span=span,
)
