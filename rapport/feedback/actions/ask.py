"""Planning and sending surveys."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from rapport.core import clock
from rapport.customers.reaching import dead_among
from rapport.feedback import events, survey_mail
from rapport.feedback.actions.change_survey import begin_survey
from rapport.feedback.models import SurveyRequest
from rapport.people.actors import SYSTEM
from rapport.tickets.actions.messages.delivery import note_withheld
from rapport.tickets.correspondence.addressing import addresses_of
from rapport.tickets.models import Message, Outgoing, Resolution, Ticket
from rapport.tickets.status import OURS
from rapport.timeline.news import wake
from rapport.timeline.record import record


def plan(resolution: Resolution) -> SurveyRequest | None:
    """Plan to ask the customer about a resolution; calling it again changes nothing.

    This only sets a timer, so it leaves no event: asking does. If the time has come, the loop that
    asks is woken. Returns None while surveys are off.
    """
    survey = begin_survey()
    if not survey.is_on:
        return None
    request, made = SurveyRequest.objects.get_or_create(
        resolution=resolution,
        defaults={
            "survey": survey,
            "ticket": resolution.ticket,
            "person": resolution.ticket.customer,
            "due_at": resolution.at + survey.delay,
        },
    )
    if made and request.due_at <= clock.now():
        wake.announce()
    return request


def ask(request: SurveyRequest, *, at: datetime | None = None) -> SurveyRequest:
    """Ask the customer how it went: fix whom the answer rates, and put the mail in the outbox.

    Asking twice changes nothing. A resolution that was undone meanwhile, a customer without an
    address, or one who never answered a mail of ours withdraws the request instead; an address that
    refuses mail for good withholds it. A merged ticket is one matter with its survivor, so the
    customer is asked there, once.
    """
    at = at or clock.now()
    with transaction.atomic():
        request = (
            SurveyRequest.objects.select_for_update(of=("self",))
            .select_related("ticket__queue", "resolution", "survey", "person")
            .get(pk=request.pk)
        )
        if request.state != SurveyRequest.State.DUE:
            return request
        to = addresses_of(request.ticket)
        if request.resolution.undone_at or not to or _has_said_nothing(request.ticket):
            return _end(request, SurveyRequest.State.WITHDRAWN)
        if request.ticket.is_merged:
            _plan_for(request.ticket.survivor)
            return _end(request, SurveyRequest.State.WITHDRAWN)
        if dead := dead_among(to):
            note_withheld(request.ticket, Outgoing.Purpose.SURVEY, dead, at=at)
            return _end(request, SurveyRequest.State.WITHHELD)
        _freeze(request, at)
        request.outgoing = _queue(request, to, at)
        request.save()
        record(
            events.ASKED,
            request.ticket,
            by=SYSTEM,
            at=at,
            request=request.pk,
            resolution=request.resolution_id,
            agent=request.agent_id,
        )
    return request


def _has_said_nothing(ticket: Ticket) -> bool:
    """Return whether we began it, and the customer never answered: there is nothing to rate."""
    if ticket.channel != OURS:
        return False
    return not Message.objects.filter(ticket=ticket, kind=Message.Kind.INBOUND).exists()


def _plan_for(ticket: Ticket) -> None:
    """Plan a survey for how the ticket stands resolved; while it is open, that comes later."""
    standing = Resolution.objects.filter(ticket=ticket, undone_at=None)
    latest = standing.select_related("ticket__customer").order_by("at", "pk").last()
    if latest is not None:
        plan(latest)


def _end(request: SurveyRequest, state: SurveyRequest.State) -> SurveyRequest:
    """End a request that is not sent.

    Leaves no event: the ticket's history has the reason, such as that it was reopened.
    """
    request.state = state
    request.save(update_fields=["state"])
    return request


def _freeze(request: SurveyRequest, at: datetime) -> None:
    ticket = request.ticket
    request.agent_id = ticket.assignee_id or request.resolution.by_id
    request.team_id, request.queue_id = ticket.team_id, ticket.queue_id
    request.state = SurveyRequest.State.SENT
    request.sent_at = at
    request.expires_at = at + timedelta(days=request.survey.open_days)


def _queue(request: SurveyRequest, to: list[str], at: datetime) -> Outgoing:
    mail = survey_mail.compose(request)
    return Outgoing.objects.create(
        channel=request.ticket.channel,
        purpose=Outgoing.Purpose.SURVEY,
        ticket=request.ticket,
        to=to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        queued_at=at,
        due_at=at,
    )
