"""Recipients of an answer: chosen with it, beside it, remembered."""

from __future__ import annotations

import pytest

from rapport.core.errors import Invalid, NotAllowed
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.tickets.actions import choose_answered, copy_in, remove_participant, reply
from rapport.tickets.correspondence import addressing
from rapport.tickets.correspondence.addressing import recipients
from rapport.tickets.models import Outgoing, Ticket
from rapport.tickets.tests.quantity import hours
from rapport.timeline.history import history
from rapport.timeline.models import Event

DORA, EMIL = "dora@nordwind.example", "emil@sato.example"


def going(ticket: Ticket) -> tuple[list[str], list[str]]:
    found = recipients(ticket)
    return found.to, found.cc


def test_who_is_copied_gets_copies_until_somebody_chooses_otherwise(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    copy_in(ticket, people=[emil], by=ben)
    assert going(ticket) == ([DORA], [EMIL])

    choose_answered(ticket, person=emil, how="to", by=ben)
    assert going(ticket) == ([DORA, EMIL], [])
    choose_answered(ticket, person=emil, how="no", by=ben)
    assert going(ticket) == ([DORA], [])
    assert history(ticket)[-1].sentence == "Ben Okafor decided that Emil Sato gets nothing"


def test_what_was_chosen_with_an_answer_is_remembered(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    reply(ticket, text="Hello.", by=ben, to=[EMIL], cc=[DORA, "new@sato.example"], at=hours(1))

    sent = Outgoing.objects.get()
    assert (sent.to, sent.cc) == ([EMIL], [DORA, "new@sato.example"])
    assert going(ticket) == ([EMIL], [DORA, "new@sato.example"])
    reply(ticket, text="And again.", by=ben, at=hours(2))
    assert Outgoing.objects.latest("pk").to == [EMIL], "whoever answers next, by whatever way"


def test_who_is_left_out_still_belongs_and_gets_nothing(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    copy_in(ticket, people=[emil], by=ben)

    reply(ticket, text="Between us.", by=ben, cc=[], at=hours(1))

    assert ticket.participants.get(person=emil).answered == "no"
    assert going(ticket) == ([DORA], [])
    told = [line.sentence for line in history(ticket)]
    assert "Ben Okafor decided that Emil Sato gets nothing" in told


def test_another_address_of_somebody_is_remembered_for_this_ticket(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    Identity.objects.create(person=emil, kind="mail", value="e@home.example", added_at=hours(0))
    copy_in(ticket, people=[emil], by=ben, at=hours(0))

    for hour in (1, 2):
        reply(ticket, text="Hello.", by=ben, cc=["e@home.example"], at=hours(hour))

    assert going(ticket) == ([DORA], ["e@home.example"])
    told = [line.sentence for line in history(ticket)]
    assert told.count("Ben Okafor chose to write to Emil Sato at e@home.example") == 1


def test_an_address_that_is_written_to_anyway_is_no_news(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    copy_in(ticket, people=[emil], by=ben, at=hours(0))

    reply(ticket, text="Hello.", by=ben, cc=[EMIL, "new@sato.example"], at=hours(1))

    kinds = Event.objects.filter(at=hours(1)).values_list("kind", flat=True)
    assert not {"ticket.answered_changed", "ticket.address_chosen"} & set(kinds)


def test_colleagues_get_their_copy_and_are_no_participants(
    ticket: Ticket, bea: User, ben: User
) -> None:
    reply(ticket, text="Hello.", by=ben, cc=[bea.email], at=hours(1))

    assert Outgoing.objects.get().cc == [bea.email]
    assert ticket.participants.count() == 1
    assert going(ticket) == ([DORA], [])


def test_the_desk_does_not_write_to_itself(
    ticket: Ticket, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addressing, "OWN", [lambda addresses: {"us@desk.example"} & set(addresses)])

    with pytest.raises(Invalid, match="us@desk.example is one of our own addresses"):
        reply(ticket, text="Hello.", by=ben, cc=["us@desk.example"])
    assert not Outgoing.objects.exists()
    assert not Identity.objects.filter(value="us@desk.example").exists()


def test_an_answer_goes_to_somebody(ticket: Ticket, ben: User) -> None:
    with pytest.raises(Invalid, match="Say who it should"):
        reply(ticket, text="Hello.", by=ben, to=[])
    with pytest.raises(Invalid, match="not an email address"):
        reply(ticket, text="Hello.", by=ben, to=["nobody"])


def test_one_without_an_address_is_answered_by_who_reads_it(
    ticket: Ticket, dora: Person, ben: User
) -> None:
    dora.identities.all().delete()

    reply(ticket, text="Tell her.", by=ben, to=[], cc=[])

    assert not Outgoing.objects.exists()


def test_nonsense_and_who_only_reads_are_refused(
    ticket: Ticket, emil: Person, ben: User, rosa: User
) -> None:
    with pytest.raises(Invalid, match="gets replies, a copy or nothing"):
        choose_answered(ticket, person=emil, how="perhaps", by=ben)
    with pytest.raises(NotAllowed):
        choose_answered(ticket, person=emil, how="to", by=rosa)


def test_who_is_let_go_no_longer_belongs_to_it(ticket: Ticket, emil: Person, ben: User) -> None:
    copy_in(ticket, people=[emil], by=ben)
    remove_participant(ticket, person=emil, by=ben)
    remove_participant(ticket, person=emil, by=ben)

    assert not ticket.participants.filter(person=emil).exists()
    assert going(ticket) == ([DORA], [])
    told = [line.sentence for line in history(ticket)]
    assert told.count("Ben Okafor removed Emil Sato from the ticket") == 1


def test_the_customer_of_a_ticket_cannot_be_let_go(
    ticket: Ticket, dora: Person, rosa: User, ben: User
) -> None:
    with pytest.raises(Invalid, match="remains part of it"):
        remove_participant(ticket, person=dora, by=ben)
    with pytest.raises(NotAllowed):
        remove_participant(ticket, person=dora, by=rosa)


def test_who_is_let_in_at_an_address_is_written_to_there(
    ticket: Ticket, emil: Person, ben: User
) -> None:
    Identity.objects.create(
        person=emil, kind=Identity.Kind.MAIL, value="emil@home.example", added_at=hours(1)
    )
    choose_answered(ticket, person=emil, how="copy", address="emil@home.example", by=ben)

    assert going(ticket) == ([DORA], ["emil@home.example"])
