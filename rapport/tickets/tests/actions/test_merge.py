"""Merging two tickets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.core.errors import Conflict, Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import (
    close,
    merge,
    note,
    open_ticket,
    receive,
    reopen,
    reply,
    resolve,
    unmerge,
)
from rapport.tickets.correspondence.content import Content
from rapport.tickets.facts import FIRST_RESPONSES, OPEN_SPELLS, RESOLUTIONS, TICKETS
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.opening import Triage
from rapport.tickets.querysets import TicketQuerySet
from rapport.tickets.search.index import matching
from rapport.tickets.tests.quantity import hours, opened
from rapport.timeline.history import history
from rapport.timeline.models import Event


@pytest.fixture
def second(dora: Person, support_queue: Queue, ticket: Ticket) -> Ticket:
    """Return Dora's second ticket about the same matter, two hours after the first."""
    return opened(dora, support_queue, "Export stops again", at=hours(2))


def stood(ticket: Ticket) -> tuple[object, ...]:
    ticket.refresh_from_db()
    names = ("status", "waiting_since", "resolved_at", "closed_at", "first_responded_at")
    return tuple(getattr(ticket, name) for name in (*names, "last_words"))


def test_the_later_ticket_goes_on_in_the_earlier_with_all_that_was_said(
    ticket: Ticket, second: Ticket, ben: User
) -> None:
    note(second, text="She called, too.", by=ben, at=hours(3))

    merge(second, into=ticket, by=ben, at=hours(4))

    second.refresh_from_db()
    ticket.refresh_from_db()
    assert (second.merged_into, second.status, second.waiting_since) == (ticket, "closed", None)
    assert not second.messages.exists()
    assert ticket.messages.count() == 3
    assert (ticket.waiting_since, ticket.last_words) == (MONDAY, "About: Export stops again")


def test_both_histories_tell_it(ticket: Ticket, second: Ticket, ben: User) -> None:
    row = merge(second, into=ticket, by=ben, at=hours(4))
    unmerge(row, by=ben, at=hours(5))

    survivors = [told.sentence for told in history(ticket)][-2:]
    assert survivors == [
        f"Ben Okafor merged #{second.pk} into this ticket: “Export stops again”",
        f"Ben Okafor undid the merge with #{second.pk}: “Export stops again”",
    ]
    assert [told.kind for told in history(second)][-2:] == ["ticket.merged_away", "ticket.unmerged"]


def test_undoing_leaves_both_as_they_were(ticket: Ticket, second: Ticket, ben: User) -> None:
    reply(ticket, text="Try again.", by=ben, at=hours(1))
    resolve(ticket, by=ben, at=hours(1.5))
    before = stood(ticket), stood(second)

    row = merge(second, into=ticket, by=ben, at=hours(4))
    assert stood(ticket)[:3] == ("open", hours(2), None), "somebody waits again"
    unmerge(row, by=ben, at=hours(5))

    assert (stood(ticket), stood(second)) == before
    assert ticket.resolutions.get().undone_at is None
    assert second.messages.count() == 1
    assert unmerge(row, by=ben).pk == second.pk, "undoing twice changes nothing"
    assert Event.objects.filter(kind="ticket.unmerged").count() == 2


def test_what_came_since_stays_with_the_survivor(
    ticket: Ticket, second: Ticket, dora: Person, ben: User
) -> None:
    row = merge(second, into=ticket, by=ben, at=hours(3))
    content = Content(text="One more thing.")
    receive(ticket, person=dora, content=content, channel="email", by=dora, at=hours(4))
    reply(ticket, text="I look into it.", by=ben, at=hours(5))

    unmerge(row, by=ben, at=hours(6))

    assert [m.reply for m in second.messages.all()] == ["About: Export stops again"]
    assert ticket.messages.count() == 3
    assert stood(ticket)[:2] == ("pending", None)


def test_who_belonged_to_the_merged_one_belongs_to_the_survivor_and_gets_no_copies(
    ticket: Ticket, emil: Person, support_queue: Queue, ben: User
) -> None:
    emils = opened(emil, support_queue, "Export stops here, too", at=hours(1))

    row = merge(emils, into=ticket, by=ben, at=hours(2))

    assert ticket.participants.get(person=emil).answered == "no"
    unmerge(row, by=ben, at=hours(3))
    assert emils.participants.get(person=emil).kind == "requester"
    assert not ticket.participants.filter(person=emil).exists()


def test_the_earlier_one_goes_on(ticket: Ticket, second: Ticket, ben: User) -> None:
    with pytest.raises(
        Invalid, match=f"#{ticket.pk} was opened first, so #{second.pk} is merged into it"
    ):
        merge(ticket, into=second, by=ben)
    with pytest.raises(Invalid, match="the same ticket"):
        merge(ticket, into=ticket, by=ben)


def test_what_is_merged_or_closed_is_not_merged(
    ticket: Ticket, second: Ticket, dora: Person, support_queue: Queue, ben: User
) -> None:
    third = opened(dora, support_queue, "And again", at=hours(3))
    row = merge(third, into=second, by=ben, at=hours(4))
    with pytest.raises(Conflict, match=f"#{third.pk} has already been merged into #{second.pk}"):
        merge(third, into=ticket, by=ben)
    merge(second, into=ticket, by=ben, at=hours(5))
    with pytest.raises(Conflict, match="Undo that merge first"):
        unmerge(row, by=ben)
    with pytest.raises(Conflict, match="is closed for good"):
        reopen(second, by=ben)
    with pytest.raises(Conflict, match="Write it there"):
        note(second, text="Lost?", by=ben)
    fourth = opened(dora, support_queue, "And again", at=hours(6))
    close(ticket, by=ben, at=hours(7))
    with pytest.raises(Conflict, match="closed for good"):
        merge(fourth, into=ticket, by=ben)


def test_neither_who_only_reads_nor_who_sees_only_one_may(
    ticket: Ticket,
    second: Ticket,
    dora: Person,
    billing_queue: Queue,
    ben: User,
    rosa: User,
    cleo: User,
) -> None:
    with pytest.raises(NotAllowed):
        merge(second, into=ticket, by=rosa)
    others = opened(dora, billing_queue, "An invoice", at=hours(3))
    with pytest.raises(Invalid, match="cannot see one of the two"):
        merge(others, into=ticket, by=ben)
    row = merge(second, into=ticket, by=ben)
    with pytest.raises(Invalid, match="cannot see one of the two"):
        unmerge(row, by=cleo)


def test_words_of_the_merged_one_find_the_survivor(
    ticket: Ticket, second: Ticket, ben: User
) -> None:
    row = merge(second, into=ticket, by=ben)
    assert list(found("about")) == [ticket]
    unmerge(row, by=ben)
    assert set(found("about")) == {second}


def found(words: str) -> TicketQuerySet:
    return matching(Ticket.objects.all(), words)


def test_one_matter_counts_once_and_from_its_first_word(
    ticket: Ticket, second: Ticket, dora: Person, support_queue: Queue, ben: User
) -> None:
    resolve(second, by=ben, at=hours(2.5))
    third = open_ticket(
        dora,
        subject="Again",
        content=Content(text="Again"),
        channel="email",
        by=dora,
        triage=Triage(support_queue),
        at=hours(3),
    )
    reply(third, text="Mended.", by=ben, at=hours(3) + timedelta(minutes=1))
    subjects = {ticket.pk, second.pk, third.pk}
    quick = {row["ticket_id"]: row["calendar_seconds"] for row in FIRST_RESPONSES.rows(subjects)}
    assert quick == {third.pk: 60}

    rows = [merge(each, into=ticket, by=ben, at=hours(4)) for each in (second, third)]

    responses = [
        (row["ticket_id"], row["calendar_seconds"]) for row in FIRST_RESPONSES.rows(subjects)
    ]
    assert responses == [(ticket.pk, 3 * 3600 + 60)], "the wait since the first word"
    for fact in (TICKETS, OPEN_SPELLS):
        assert [row["ticket_id"] for row in fact.rows(subjects)] == [ticket.pk], fact.name
    assert not list(RESOLUTIONS.rows(subjects))
    touched = TICKETS.touched(Event.objects.filter(kind__startswith="ticket.merged"))
    assert touched == subjects, "the facts hear of all of them"
    for row in reversed(rows):
        unmerge(row, by=ben, at=hours(5))
    assert {row["ticket_id"] for row in TICKETS.rows(subjects)} == subjects
    assert [row["ticket_id"] for row in RESOLUTIONS.rows(subjects)] == [second.pk]
