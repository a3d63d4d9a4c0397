"""Precedence: bulk or junk on what a person wrote."""

from __future__ import annotations

import pytest
from django.test import Client

from rapport.channels.conftest import message_of, ticket_of
from rapport.channels.email.conftest import TakeIn
from rapport.channels.email.tests.writing import mail
from rapport.tickets.models import Outgoing, Ticket

pytestmark = pytest.mark.django_db

IDA = "Ida Moen <ida@mill.example>"
BULK = {"Precedence": "bulk"}


@pytest.mark.parametrize(
    "headers",
    [
        BULK,
        {"Precedence": "Bulk", "X-Mailer": "Mill mail 4"},
        {"X-Precedence": "bulk"},
        {"Precedence": "junk"},
        {**BULK, "In-Reply-To": "<something@mill.example>"},
    ],
)
def test_it_is_confirmed_and_answered(
    take_in: TakeIn, as_ben: Client, headers: dict[str, str]
) -> None:
    (arrived,) = take_in(mail("Where is my sieve?", sender=IDA, headers=headers))

    ticket = ticket_of(arrived)
    assert message_of(arrived).nature == "message"
    assert Outgoing.objects.filter(ticket=ticket, purpose="acknowledgement").exists()
    page = as_ben.get(ticket.get_absolute_url()).content.decode()
    assert "Where is my sieve?" in page
    assert "mailing list" not in page


@pytest.mark.parametrize(
    "headers",
    [
        {**BULK, "List-Id": "<news.mill.example>"},
        {**BULK, "List-Unsubscribe": "<mailto:off@mill.example>"},
        {**BULK, "Auto-Submitted": "auto-generated"},
        {**BULK, "Feedback-ID": "17:mill"},
        {"Precedence": "list"},
        {"Precedence": "junk", "Errors-To": "bounces@mill.example"},
    ],
)
def test_what_a_program_wrote_is_not_confirmed(take_in: TakeIn, headers: dict[str, str]) -> None:
    take_in(mail("New sieves.", sender=IDA, headers=headers))

    assert not Outgoing.objects.exists()


def test_two_programs_that_answer_each_other_stop(take_in: TakeIn) -> None:
    """It says nothing of itself but "bulk", and answers every mail under the same subject."""
    rounds = [
        mail("I got your mail.", sender=IDA, subject=f"{'Re: ' * number}Sieve", headers=BULK)
        for number in range(6)
    ]
    take_in(*rounds)

    assert Ticket.objects.count() == 6
    assert Outgoing.objects.filter(purpose="acknowledgement").count() == 1
