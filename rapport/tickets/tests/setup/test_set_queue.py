"""Changing a queue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import MONDAY
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import Team, User
from rapport.tickets.actions import resolve, take
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.setup.actions import QueueSettings, set_queue
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_it_is_changed_and_leaves_one_event_that_says_what(ada: User, support_queue: Queue) -> None:
    wanted = replace(QueueSettings.of(support_queue), name="Care", signature="Kind regards")
    for _again in range(2):
        queue = set_queue(support_queue, wanted, by=ada, at=MONDAY)

    assert (queue.name, queue.slug, queue.signature) == ("Care", "support", "Kind regards")
    event = Event.objects.get(kind="queue.changed")
    assert event.details["what"] == ["name", "signature"]


def test_its_tickets_go_to_its_new_team_and_leave_who_cannot_see_them(
    ada: User, ben: User, ticket: Ticket, billing: Team, support_queue: Queue
) -> None:
    take(ticket, by=ben, at=MONDAY)

    wanted = replace(QueueSettings.of(support_queue), team=billing)
    for _again in range(2):
        set_queue(support_queue, wanted, by=ada, at=MONDAY)

    ticket.refresh_from_db()
    assert (ticket.team, ticket.assignee) == (billing, None)
    assert [line.sentence for line in history(ticket)][-2:] == [
        "Ada Berg handed it over to the team Billing",
        "Ada Berg unassigned Ben Okafor",
    ]


def test_what_is_solved_goes_along_in_silence(
    ada: User, ben: User, ticket: Ticket, billing: Team, support_queue: Queue
) -> None:
    resolve(ticket, by=ben, at=MONDAY)

    set_queue(
        support_queue,
        replace(QueueSettings.of(support_queue), team=billing),
        by=ada,
        at=MONDAY,
    )

    ticket.refresh_from_db()
    assert ticket.team == billing
    assert not Event.objects.filter(kind="ticket.handed_over").exists()


def test_the_one_that_was_the_default_is_told(
    ada: User, support_queue: Queue, billing_queue: Queue
) -> None:
    Queue.objects.filter(pk=support_queue.pk).update(is_default=True)
    wanted = replace(QueueSettings.of(billing_queue), is_default=True)
    for _again in range(2):
        set_queue(billing_queue, wanted, by=ada, at=MONDAY)

    support_queue.refresh_from_db()
    assert not support_queue.is_default
    (told,) = history(support_queue)
    assert told.sentence == "Ada Berg made Billing the default queue instead of Support"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": ""}, "A queue needs a name"),
        ({"name": "billing"}, "There is already a queue “billing”"),
        ({"calendar_name": "Moon"}, "There is no calendar “Moon”"),
    ],
)
def test_what_it_cannot_be_is_refused(
    ada: User, support_queue: Queue, billing_queue: Queue, changes: dict[str, str], why: str
) -> None:
    wanted = replace(QueueSettings.of(support_queue), **changes)  # type: ignore[arg-type]  # names of texts

    with pytest.raises(Invalid, match=why):
        set_queue(support_queue, wanted, by=ada, at=MONDAY)


def test_an_agent_may_not(ben: User, support_queue: Queue) -> None:
    wanted = replace(QueueSettings.of(support_queue), name="Care")

    with pytest.raises(NotAllowed):
        set_queue(support_queue, wanted, by=ben, at=MONDAY)
