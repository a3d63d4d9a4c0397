"""Every form with a number of somebody else's in it.

Whoever leads Billing is shown forms with numbers: of tickets, messages, people, queues. Each is
sent with the numbers of Support's things instead. Nothing of theirs may come back or change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event
from tests.house.doors.forms import Form, forms_shown_to
from tests.house.doors.knocking import Caller, told, undone
from tests.stage import Stage

# Things of Support's, or of Ben's alone, by their names on the stage.
OTHERS = (
    "ticket",
    "message",
    "attachment",
    "parked",
    "picture",
    "arrival",
    "spam_arrival",
    "support_queue",
    "support",
    "aside",
    "absence",
    "token",
    "passkey",
)
# With fewer, the pages were not found.
LEAST_FORMS = 25


@pytest.mark.parametrize("who", ["leo", "cleo"])
def test_no_form_reaches_what_its_reader_may_not_see(stage: Stage, who: str) -> None:
    user: User = getattr(stage, who)
    shown = forms_shown_to(Caller(stage, user))

    assert list(reached(stage, user, shown)) == []
    assert len(shown) >= LEAST_FORMS


def test_what_a_form_reaches_would_be_found(stage: Stage) -> None:
    """Ada sees every team: what the others may not reach is hers to change."""
    shown = forms_shown_to(Caller(stage, stage.ada), f"/tickets/{stage.billing_ticket.pk}/")

    assert next(reached(stage, stage.ada, shown), None) is not None


def reached(stage: Stage, user: User, shown: list[Form]) -> Iterator[str]:
    """Yield each form and number whose answer tells something, or that changes something."""
    caller, before = Caller(stage, user), footprint(stage)
    for form in shown:
        for field, value in tries(stage, form):
            with undone():
                answer = caller.ask(form.action, filled(form, field, value), "POST")
                # The number that was sent may be repeated.
                given_away = [each for each in told(answer) if each != value]
                if answer.status_code >= 500 or given_away or footprint(stage) != before:
                    yield f"{form.action} {field}={value}: {answer.status_code} {given_away}"


def tries(stage: Stage, form: Form) -> list[tuple[str, str]]:
    """Return each field with each number that is not the reader's."""
    numbers = [str(stage.value(name)) for name in OTHERS]
    tried = [(field, number) for field in sorted(form.numbers) for number in numbers]
    return tried + [(field, str(stage.ticket.pk)) for field in sorted(form.texts)]


def filled(form: Form, field: str, value: str) -> dict[str, Any]:
    """Return what the form sends with one field filled in otherwise."""
    sent: dict[str, Any] = {}
    for name, shown in form.fields:
        sent.setdefault(name, []).append(shown)
    return {**sent, field: [value]}


def footprint(stage: Stage) -> object:
    """Return what stands of Dora's ticket: its row, what belongs to it, and its history."""
    # Customers belong to no team: who merges two moves their tickets, the unseen ones too.
    columns = [each.attname for each in Ticket._meta.concrete_fields if each.name != "customer"]
    ticket = Ticket.objects.filter(pk=stage.ticket.pk).values_list(*columns).get()
    return (
        ticket,
        stage.ticket.messages.count(),
        stage.ticket.outgoing.count(),
        stage.message.attachments.count(),
        Event.objects.filter(subject_kind="ticket", subject_id=stage.ticket.pk).count(),
    )
