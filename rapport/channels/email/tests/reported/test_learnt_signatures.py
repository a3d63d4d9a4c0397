"""Signatures that only a sender's earlier mails show to be some."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.channels.conftest import message_of, ticket_of
from rapport.channels.email.conftest import TakeIn
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import LearntSignature
from rapport.customers.actions import merge, remove_identity
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.tickets.models import Message
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db

KAIA = "Kaia Moen <kaia@seilmaker.example>"
FIRM = "Seilhuset Bryggen AS\nBryggen 12\n5003 Bergen\nTlf. 55 50 01 42\n\nKaia"
MOTTO = "Hilsen\nKaia Moen\n\nSeil som tåler hver storm"
MATTERS = (
    "The sail tore at the second reef.",
    "Where is the bill for May?",
    "Your shop refuses my card.",
    "Do you still have the blue thread?",
    "The parcel was open when it came.",
    "Thank you, the new one fits.",
)


def written(
    take_in: TakeIn, below: str, count: int, sender: str = KAIA, above: str = ""
) -> list[Message]:
    """Return the messages of so many mails, each on a ticket of its own, that end alike."""
    return [
        message_of(*take_in(mail(f"{matter}\n{above}\n{below}", sender=sender, subject=matter)))
        for matter in MATTERS[:count]
    ]


def shown(messages: Iterable[Message], line: str) -> list[bool]:
    return [line in message.reply for message in messages]


def test_what_two_mails_ended_with_folds_in_the_third(take_in: TakeIn, as_ben: Client) -> None:
    first, second, third = written(take_in, FIRM, 3)

    assert shown([first, second], "Bryggen 12") == [True, True]
    assert third.reply == MATTERS[2]
    assert third.signature == FIRM
    page = as_ben.get(third.ticket.get_absolute_url()).content.decode()
    assert "Recognised as a signature because 2 earlier mails" in page
    assert "Bryggen 12" in page


def test_letter_case_and_spaces_do_not_count(take_in: TakeIn) -> None:
    written(take_in, FIRM, 2)
    (arrived,) = take_in(
        mail(f"Another matter.\n\n{FIRM.replace('Bryggen 12', 'BRYGGEN  12')}", sender=KAIA)
    )
    assert message_of(arrived).reply == "Another matter."


def test_another_number_is_another_end(take_in: TakeIn) -> None:
    written(take_in, FIRM, 2)
    (arrived,) = take_in(mail(f"Another matter.\n\n{FIRM.replace('01 42', '01 43')}", sender=KAIA))
    assert "55 50 01 43" in message_of(arrived).reply


def test_a_line_that_no_table_knows_is_seen_each_time(take_in: TakeIn) -> None:
    assert all(shown(written(take_in, MOTTO, 5), "hver storm"))


def test_two_mails_on_one_ticket_are_not_enough(take_in: TakeIn) -> None:
    first = mail(f"The sail tore.\n\n{FIRM}", sender=KAIA, message_id="<a@moen.example>")
    (asked,) = take_in(first)
    answers = [
        message_of(
            *take_in(
                mail(
                    f"{matter}\n\n{FIRM}",
                    sender=KAIA,
                    subject="Re: Export stops",
                    headers={"In-Reply-To": "<a@moen.example>"},
                )
            )
        )
        for matter in MATTERS[:3]
    ]
    assert {each.ticket_id for each in answers} == {ticket_of(asked).pk}
    assert shown(answers, "Bryggen 12") == [True, True, False]


@pytest.mark.parametrize(
    "again",
    [
        "Where is my order 4711?",
        "Order 4711",
        "Please call me back.",
        "Deliver to:\n\nSeilhuset Bryggen AS\nBryggen 12\n5003 Bergen",
        "We need five boxes, please deliver soon.\n\nSeilhuset Bryggen AS\nBryggen 12\n5003 Bergen",
        "My number is\n\n+47 55 50 01 42",
        "Size: XL\nColour: red",
        "Kaia Moen\nWhere is my order 4711?",
        "Kaia Moen\n\nP.S. The bell is broken, knock",
        "Kaia Moen\nUrgent",
        "Kaia Moen\n4711-88",
        "Kaia Moen\nThe heating is cold.",
        "Thanks",
        "3 x blue thread\n2 x needle",
        "Seilhuset Bryggen AS\nBryggen 12\nTlf. 55 50 01 42\n\nwheelchair user, ramp needed",
        "Kaia Moen\n\nKlingel defekt, am Fenster klopfen",
        "Kaia Moen\n\nTlf. 55 50 01 42\nnur per Mail, bin gehörlos",
    ],
)
def test_what_a_customer_says_again_is_seen_each_time(take_in: TakeIn, again: str) -> None:
    last = again.split("\n")[-1]
    assert all(shown(written(take_in, again, 6), last))


def test_a_mail_sent_again_teaches_nothing(take_in: TakeIn) -> None:
    text = f"The sail tore.\n\n{FIRM}"
    messages = [
        message_of(*take_in(mail(text, sender=KAIA, subject=f"Sail, once more ({n})")))
        for n in range(5)
    ]
    assert all(shown(messages, "Bryggen 12"))


def test_a_mail_of_nothing_but_the_block_shows_it(take_in: TakeIn) -> None:
    written(take_in, FIRM, 4)
    (arrived,) = take_in(mail(FIRM, sender=KAIA, subject="As asked, our address"))
    assert "Bryggen 12" in message_of(arrived).reply


def test_what_is_written_below_is_seen(take_in: TakeIn) -> None:
    written(take_in, FIRM, 4)
    (arrived,) = take_in(mail(f"A question.\n\n{FIRM}\n\nNot before Friday, please.", sender=KAIA))
    assert "Not before Friday, please." in message_of(arrived).reply


def test_each_block_of_a_shared_address_stands_by_itself(take_in: TakeIn) -> None:
    info = "Moen <info@seilmaker.example>"
    one = FIRM.removesuffix("\n\nKaia")
    other = one.replace("Bryggen 12", "Torget 3").replace("01 42", "01 43")
    messages: list[Message] = []
    for matter in MATTERS:
        for block in (one, other):
            text = f"{len(messages)}. {matter}\n\n{block}"
            messages += [
                message_of(*take_in(mail(text, sender=info, subject=f"{matter} {len(messages)}")))
            ]
    assert [each.signature for each in messages[4:]] == [one, other] * 4


def test_another_address_knows_nothing_of_it(take_in: TakeIn) -> None:
    written(take_in, FIRM, 4)
    (arrived,) = take_in(mail(f"Hello.\n\n{FIRM}", sender="Kaia <kaia@home.example>"))
    assert "Bryggen 12" in message_of(arrived).reply


def test_an_address_keeps_few_blocks(take_in: TakeIn) -> None:
    for n in range(12):
        take_in(mail(f"Matter {n}\n\nThe end of mail {n}", sender=KAIA, subject=f"Matter {n}"))
    assert LearntSignature.objects.count() == 6


def test_shown_always_and_folded_again(take_in: TakeIn, as_ben: Client, ben: User) -> None:
    *_, last = written(take_in, FIRM, 3)
    learnt = LearntSignature.objects.known().get()

    page = as_ben.get(last.ticket.get_absolute_url()).content.decode()
    assert f"/signatures/{learnt.pk}/show/" in page
    as_ben.post(f"/signatures/{learnt.pk}/show/", {"back": last.ticket.get_absolute_url()})

    last.refresh_from_db()
    assert last.reply == f"{MATTERS[2]}\n\n{FIRM}"
    assert last.signature == ""
    assert Event.objects.filter(kind="person.signature_shown").count() == 1
    assert "Bryggen 12" in message_of(*take_in(mail(f"More.\n\n{FIRM}", sender=KAIA))).reply
    place = as_ben.get(learnt.identity.person.get_absolute_url()).content.decode()
    assert "Always shown, as somebody here chose." in place

    as_ben.post(f"/signatures/{learnt.pk}/fold/")

    assert message_of(*take_in(mail(f"Yet more.\n\n{FIRM}", sender=KAIA))).reply == "Yet more."
    assert Event.objects.filter(kind="person.signature_folded").count() == 1


def test_it_goes_where_its_address_goes(take_in: TakeIn, ada: User) -> None:
    *_, last = written(take_in, FIRM, 3)
    learnt = LearntSignature.objects.known().get()
    other = Person.objects.create(name="Kaia M.", since=last.at)

    merge(learnt.identity.person, into=other, by=ada)

    learnt.refresh_from_db()
    assert learnt.identity.person == other
    Identity.objects.create(person=other, kind="mail", value="k@moen.example", added_at=last.at)
    remove_identity(learnt.identity, by=ada)
    assert not LearntSignature.objects.exists()


def test_reading_and_learning_take_few_queries(take_in: TakeIn) -> None:
    written(take_in, FIRM, 4)
    with CaptureQueriesContext(connection) as caught:
        take_in(mail(f"One more.\n\n{FIRM}", sender=KAIA))
    of_ours = [each["sql"] for each in caught if "learntsignature" in each["sql"]]
    assert len(of_ours) <= 2  # one to read, one to count
