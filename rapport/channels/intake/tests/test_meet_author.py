"""The author of an arrival, met if nobody knows them."""

from __future__ import annotations

from datetime import date, timedelta

from conftest import MONDAY
from rapport.channels.conftest import Kept
from rapport.channels.email.tests.writing import DORA, mail
from rapport.channels.intake.actions import meet_author
from rapport.channels.intake.tests.deciding import author_of
from rapport.customers.actions import note_refusal
from rapport.customers.models import Person, Refusal
from rapport.customers.reaching import Refused
from rapport.tickets.models import DeliveryReport, Outgoing, Ticket
from rapport.timeline.models import Event

LATER = MONDAY + timedelta(hours=1)
ADDRESS = "dora@nordwind.example"


def test_somebody_new_is_met_once_and_leaves_one_event(kept: Kept) -> None:
    first, again = kept(mail()), kept(mail())

    person = meet_author(author_of(first), first)

    assert (str(person), person.since) == ("Dora Lind", MONDAY)
    assert meet_author(author_of(again), again) == person
    assert Event.objects.get().kind == "person.met"


def test_who_has_no_name_takes_the_one_they_write_under(kept: Kept, dora: Person) -> None:
    Person.objects.update(name="")
    arrival = kept(mail(sender=DORA))

    assert meet_author(author_of(arrival), arrival).name == "Dora Lind"
    assert not Event.objects.exists()


def test_who_writes_can_be_reached(kept: Kept, dora: Person) -> None:
    note_refusal(ADDRESS, Refused("full"), whose=dora, at=MONDAY)
    arrival = kept(mail(), at=LATER)

    meet_author(author_of(arrival), arrival)

    assert Refusal.objects.get().ended_at == LATER


def test_what_was_late_at_their_address_is_settled_where_they_answer(
    kept: Kept, ticket: Ticket
) -> None:
    ours = Outgoing.objects.create(
        channel="email", purpose="reply", ticket=ticket, queued_at=MONDAY, due_at=MONDAY
    )
    DeliveryReport.objects.create(outgoing=ours, address=ADDRESS, word="delayed", at=MONDAY)
    arrival = kept(mail(), at=LATER)

    meet_author(author_of(arrival), arrival)
    assert DeliveryReport.objects.get().settled_at is None
    meet_author(author_of(arrival, ticket.pk), arrival)
    assert DeliveryReport.objects.get().settled_at == LATER


def test_an_automatic_reply_says_until_when_they_are_away(kept: Kept, dora: Person) -> None:
    away = mail(
        "I am out of office until 20 March 2026.",
        subject="Out of office",
        headers={"Auto-Submitted": "auto-replied"},
    )
    arrival = kept(away)

    person = meet_author(author_of(arrival), arrival)

    person.refresh_from_db()
    assert person.away_until == date(2026, 3, 20)


def test_the_language_that_the_mail_says_is_kept_once(kept: Kept) -> None:
    first = kept(b"Content-Language: de-DE\n" + mail())
    again = kept(b"Content-Language: en-US\n" + mail())

    assert meet_author(author_of(first), first).language == "de"
    assert meet_author(author_of(again), again).language == "de"
