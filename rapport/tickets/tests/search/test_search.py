"""The search for tickets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from conftest import MONDAY
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import change_subject, note, receive
from rapport.tickets.correspondence.content import Content
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.search import index
from rapport.tickets.tests.quantity import opened


def _found(user: User, text: str, **options: int) -> list[int]:
    tickets = Ticket.objects.visible_to(user)
    found = index.find(tickets, text, before=None, size=options.get("size", 10))
    return [message.ticket_id for message in found.messages]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("請求書の宛名を変更したい", "宛名"),
        ("أين فاتورة الشهر الماضي؟", "فاتورة"),
        ("Wo bleibt die Übersicht?", "ubersicht"),
        ("Write to dora@nordwind.example", "dora@nordwind.example"),
        ("It says error-4711 again", "4711"),
        ("The refund never came", "refu"),
    ],
)
def test_words_of_any_script_are_found(
    dora: Person, support_queue: Queue, ben: User, written: str, typed: str
) -> None:
    ticket = opened(dora, support_queue, "A question", written)

    assert _found(ben, typed) == [ticket.pk]
    assert list(index.matching(Ticket.objects.all(), typed)) == [ticket]


def test_every_word_must_occur_in_one_message(ticket: Ticket, ben: User) -> None:
    note(ticket, text="The refund is on its way.", by=ben, at=MONDAY)

    assert _found(ben, "export refund") == [ticket.pk], "each message carries the subject too"
    assert _found(ben, "refund update") == []


def test_a_person_finds_only_what_they_may_see(ticket: Ticket, ben: User, cleo: User) -> None:
    assert _found(ben, "export") == [ticket.pk]
    assert _found(cleo, "export") == []


def test_a_new_subject_is_found_and_the_old_one_is_not(ticket: Ticket, ben: User) -> None:
    change_subject(ticket, subject="Backup is broken", by=ben, at=MONDAY)

    assert _found(ben, "backup") == [ticket.pk]
    assert _found(ben, "60") == [ticket.pk], "still in what she wrote"
    assert _found(ben, "stops backup export") == [ticket.pk]


def test_pages_give_each_ticket_once_with_its_latest_match(
    dora: Person, support_queue: Queue, ben: User
) -> None:
    tickets = [opened(dora, support_queue, f"Refund {n}", "Where is it?") for n in range(5)]
    for ticket in (tickets[0], tickets[3]):
        at = MONDAY + timedelta(hours=1)
        content = Content(text="The refund again")
        receive(ticket, person=dora, content=content, channel="email", by=dora, at=at)

    seen, before = [], None
    while True:
        found = index.find(Ticket.objects.all(), "refund", before=before, size=2)
        seen += [message.ticket_id for message in found.messages]
        before = found.before
        if before is None:
            break

    first, second, third, fourth, fifth = (ticket.pk for ticket in tickets)
    assert seen == [fourth, first, fifth, third, second]


def test_a_search_that_came_to_its_limit_says_where_to_go_on(
    dora: Person, support_queue: Queue, cleo: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PORTIONS", (1, 2))
    for n in range(4):
        opened(dora, support_queue, f"Refund {n}", "Where is it?")

    first = index.find(Ticket.objects.visible_to(cleo), "refund", before=None, size=2)
    second = index.find(Ticket.objects.visible_to(cleo), "refund", before=first.before, size=2)

    assert (first.messages, second.messages) == ([], [])
    assert first.before is not None
    assert second.before is None


@pytest.mark.parametrize("typed", ["#{pk}", "{pk}", " {pk} "])
def test_a_number_finds_the_ticket(ticket: Ticket, typed: str) -> None:
    text = typed.format(pk=ticket.pk)

    assert index.number_in(text) == ticket.pk
    assert list(index.matching(Ticket.objects.all(), text)) == [ticket]


def test_only_punctuation_finds_nothing(ticket: Ticket, ben: User) -> None:
    assert _found(ben, "%?") == []
    assert not index.matching(Ticket.objects.all(), "%?").exists()
    assert index.number_in("60 %") is None


def test_an_accent_of_its_own_finds_the_same(dora: Person, support_queue: Queue, ben: User) -> None:
    composed, decomposed = "M\u00fcller", "Mu\u0308ller"
    one = opened(dora, support_queue, "A question", f"Greetings from {composed}")
    other = opened(dora, support_queue, "A question", f"Greetings from {decomposed}")

    for typed in (composed, decomposed):
        assert set(_found(ben, typed)) == {one.pk, other.pk}
        assert set(index.matching(Ticket.objects.all(), typed)) == {one, other}


def test_a_ticket_is_found_by_its_customer(
    dora: Person, emil: Person, support_queue: Queue, billing_queue: Queue, ben: User
) -> None:
    hers = opened(dora, support_queue, "A question", "Where is it?")
    opened(emil, support_queue, "A question", "Where is it?")
    opened(dora, billing_queue, "A question", "Where is it?")
    visible = Ticket.objects.visible_to(ben)

    for typed in ("dora lind", "LIND", "dora@nordwind.example"):
        assert index.of_customers(visible, typed, 10) == [hers.pk], typed
        assert list(index.matching(visible, typed)) == [hers], typed
    assert index.of_customers(visible, "dora where", 10) == []


# What is typed, and the order in which these subjects are found.
SUBJECTS = ["Export stops", "The export stops", "Export", "Import", "Exports of invoices"]
RANKED = [
    ("export", ["Export", "Exports of invoices", "Export stops", "The export stops"]),
    ("export stops", ["Export stops", "The export stops"]),
    ("stops export", ["The export stops", "Export stops"]),
    ("EXPORT ST", ["Export stops", "The export stops"]),
    ("invoices", ["Exports of invoices"]),
    ("everything", []),
]


@pytest.mark.parametrize(("typed", "ranked"), RANKED, ids=[typed for typed, _ in RANKED])
def test_the_best_subject_comes_first(
    dora: Person, support_queue: Queue, ben: User, typed: str, ranked: list[str]
) -> None:
    made = {s: opened(dora, support_queue, s, "It is everything about export.") for s in SUBJECTS}

    found = index.by_subject(Ticket.objects.visible_to(ben), typed, 10)

    assert found == [made[subject].pk for subject in ranked]
