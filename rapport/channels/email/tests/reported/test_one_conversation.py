"""Several mails that refer to one which the desk never received."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from rapport.channels.conftest import Arrive, ticket_of
from rapport.channels.email.conftest import TakeIn
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import EMIL, SUPPORT, mail
from rapport.channels.models import Inbound
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event

pytestmark = pytest.mark.django_db

SHARED = Path(__file__).parents[6] / "shared/fixtures/reported/unseen-origin"
IDA = "Ida Moen <ida@mill.example>"
ULF = "Ulf Brandt <ulf@mill.example>"
FIRST = "<the-first@mill.example>"


def answer(
    text: str, *, sender: str = IDA, refers_to: str = FIRST, copies: str = "", name: str = ""
) -> bytes:
    """Return an answer to a mail of the mill, which the desk gets a copy of."""
    headers = {"In-Reply-To": refers_to.split()[-1], "References": refers_to, "Cc": copies}
    return mail(text, sender=sender, subject="Re: Sieve", message_id=name, headers=headers)


def shown(client: Client, arrival: Inbound) -> str:
    """Return the page of the ticket that the arrival is on."""
    return client.get(ticket_of(arrival).get_absolute_url()).content.decode()


def test_answers_of_those_on_the_ticket_join_it(take_in: TakeIn, as_ben: Client) -> None:
    arrived = take_in(
        answer("The desk may know more.", copies="ulf@mill.example"),
        answer("I answer the first mail, too.", sender=ULF),
        answer("One more from me."),
    )

    assert len({one.ticket_id for one in arrived}) == Ticket.objects.count() == 1
    page = shown(as_ben, arrived[0])
    for words in ("The desk may know more.", "I answer the first mail, too.", "One more from me."):
        assert words in page


def test_the_first_mail_comes_last(take_in: TakeIn, as_ben: Client) -> None:
    first = mail("Which sieve fits?", sender=ULF, subject="Sieve", message_id=FIRST)

    arrived = take_in(answer("The fine one.", copies="ulf@mill.example"), first)

    assert arrived[0].ticket == arrived[1].ticket
    assert "Which sieve fits?" in shown(as_ben, arrived[0])


def test_a_later_mail_refers_only_to_what_an_earlier_one_did(
    take_in: TakeIn, as_ben: Client
) -> None:
    arrived = take_in(
        answer("I answer the second.", refers_to=f"{FIRST} <second@mill.example>"),
        answer("And I the first."),
        answer("And a third.", refers_to="<third@mill.example> <second@mill.example>"),
    )

    assert len({one.ticket_id for one in arrived}) == 1
    assert "And a third." in shown(as_ben, arrived[0])


def test_somebody_else_gets_a_ticket_of_their_own_and_a_link(
    take_in: TakeIn, as_ben: Client
) -> None:
    one, other, again = take_in(
        answer("The desk may know more."),
        answer("I was asked as well.", sender=EMIL),
        answer("And I add this.", sender=EMIL),
    )

    assert one.ticket != other.ticket
    assert again.ticket == other.ticket, "theirs is found before the first one"
    assert (ticket_of(other).linked_to, ticket_of(other).link) == (one.ticket, "related")
    told = Event.objects.filter(kind="ticket.linked").order_by("subject_id")
    assert [event.subject_id for event in told] == [one.ticket_id, other.ticket_id]
    assert "Emil Sato is not part of it" in shown(as_ben, other)
    assert "belongs to the same conversation" in shown(as_ben, one)


@pytest.mark.parametrize(
    ("sender", "called"),
    [("emil@mill.example", "emil@mill.example"), (SUPPORT, "the sender")],
)
def test_a_writer_without_a_name_is_called_something(
    take_in: TakeIn, as_ben: Client, sender: str, called: str
) -> None:
    _one, other = take_in(answer("The desk may know more."), answer("I, too.", sender=sender))

    assert f"but {called} is not part of it." in shown(as_ben, other)


def test_a_colleague_of_another_team_gets_a_linked_ticket(
    take_in: TakeIn, as_ben: Client, cleo: User
) -> None:
    (first,) = take_in(mail("Which sieve fits?", sender=IDA, message_id=FIRST))
    sender = f"{cleo.name} <{cleo.email}>"

    (other,) = take_in(answer("I know the sieve.", sender=sender))

    assert other.ticket != first.ticket
    assert (ticket_of(other).linked_to, ticket_of(other).link) == (first.ticket, "related")
    told = Event.objects.filter(kind="ticket.linked").order_by("subject_id")
    assert [event.subject_id for event in told] == [first.ticket_id, other.ticket_id]
    page = shown(as_ben, first)
    assert f"#{other.ticket_id} " in page
    assert "belongs to the same conversation" in page
    assert f"{cleo.name} is not part of it" in shown(as_ben, other)


def test_the_link_is_told_in_the_readers_language(
    take_in: TakeIn, as_ben: Client, ben: User
) -> None:
    _one, other = take_in(answer("The desk may know more."), answer("I, too.", sender=EMIL))
    User.objects.filter(pk=ben.pk).update(language="de")

    page = shown(as_ben, other)

    assert "Es gehört zur selben Unterhaltung wie" in page
    assert "aber Emil Sato ist nicht daran beteiligt." in page


def test_ten_thousand_references(take_in: TakeIn, as_ben: Client) -> None:
    """The nearest are keys, and those with which the conversation began."""
    many = " ".join(f"<{number}@mill.example>" for number in range(10_000))

    arrived = take_in(
        answer("A long story.", refers_to=many),
        answer("Its beginning.", refers_to="<0@mill.example>"),
        answer("Its end.", refers_to="<9999@mill.example>"),
    )

    assert len({one.ticket_id for one in arrived}) == 1
    assert arrived[0].referred.count() <= 30
    assert "Its end." in shown(as_ben, arrived[0])


@pytest.mark.parametrize("word", ["<>", "<0>", "your mail of Monday", "<@>"])
def test_what_is_no_id_joins_nothing(take_in: TakeIn, word: str) -> None:
    one, other = take_in(answer("One.", refers_to=word), answer("Another.", refers_to=word))

    assert one.ticket != other.ticket


def test_a_mail_to_the_desk_alone_is_a_matter_of_its_own(take_in: TakeIn) -> None:
    one, other = take_in(answer("One."), mail("Another.", sender=IDA, to=SUPPORT))

    assert one.ticket != other.ticket


@pytest.mark.skipif(not SHARED.exists(), reason="the reported mails are not here")
@pytest.mark.parametrize("order", ["123", "321", "213"])
def test_the_reported_mails(take_in: TakeIn, as_ben: Client, order: str) -> None:
    """Two of one person, and one of who was written to beside the desk."""
    arrived = take_in(*((SHARED / f"{number}.eml").read_bytes() for number in order))

    assert len({one.ticket_id for one in arrived}) == 1
    page = shown(as_ben, arrived[0])
    for words in ("Adding the desk", "the permit ended in May", "one more answer"):
        assert words in page


def test_who_may_not_see_the_linked_ticket_learns_its_number_alone(
    arrive: Arrive, billing_mailbox: Mailbox, as_ben: Client, as_cleo: Client
) -> None:
    first = arrive(answer("What the fine sieve costs."))
    raw = answer("And what does ours cost?", sender=EMIL).replace(b"support@", b"billing@")
    other = arrive(raw, into=billing_mailbox)

    url = ticket_of(first).get_absolute_url()
    assert as_cleo.get(url).status_code == 404
    page = shown(as_cleo, other)
    hint = f"same conversation as #{first.ticket_id}. Another team has that ticket"
    assert hint in page
    assert url not in page
    assert "What the fine sieve costs." not in page
