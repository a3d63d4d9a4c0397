"""Rows of dashes and other signs between the matters of one mail."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from rapport.channels.conftest import message_of, ticket_of
from rapport.channels.email.conftest import TakeIn
from rapport.channels.email.tests.writing import mail
from rapport.mail.quoting import split
from tests.growth import assert_linear

pytestmark = pytest.mark.django_db

SHARED = Path(__file__).parents[6] / "shared/fixtures/reported/rows-of-dashes"
WIM = "Wim Oak <wim@oak.example>"


@pytest.mark.parametrize("row", ["-" * 10, "_" * 32, "=" * 20, "- - - - -", "* * *", "—" * 12])
@pytest.mark.parametrize("below", ["The second: the gate.", "The gate\n\nThe third: the lock"])
def test_what_is_below_a_row_stays_in_sight(
    take_in: TakeIn, as_ben: Client, row: str, below: str
) -> None:
    text = f"The first: the fence.\n\n{row}\n{below}\n"

    (arrived,) = take_in(mail(text, sender=WIM, subject="Two faults"))

    assert message_of(arrived).reply.split() == text.split()
    page = as_ben.get(ticket_of(arrived).get_absolute_url()).content.decode()
    for line in below.splitlines():
        assert line in page


def test_a_table_of_dashes_stays(take_in: TakeIn) -> None:
    text = "Item | No\n-----|----\nsieve | 2\nring | 3\n\nPlease send both.\n"

    (arrived,) = take_in(mail(text, sender=WIM))

    assert message_of(arrived).reply.split() == text.split()


def test_a_row_above_a_quote_goes_with_it(take_in: TakeIn) -> None:
    text = (
        "Both are mended.\n\n__________\nFrom: Ben <ben@desk.example>\nSent: Monday, 2 March 2026\n"
        "To: Wim <wim@oak.example>\nSubject: Faults\n\nWhich ones?\n"
    )

    (arrived,) = take_in(mail(text, sender=WIM))

    assert message_of(arrived).reply.strip() == "Both are mended."


@pytest.mark.parametrize(
    "rows",
    [
        ("-" * 60 + "\n") * 2_900,
        ("_" * 60 + "\nline\n") * 1_400,
        "-" * 200_000 + "\n",
        "- " * 100_000 + "\n",
        "-- \n" * 2_900,
    ],
    ids=range(5),
)
def test_nothing_but_rows_hides_nothing(take_in: TakeIn, rows: str) -> None:
    (arrived,) = take_in(mail(f"The first: the fence.\n{rows}The second: the gate.", sender=WIM))

    assert "The second: the gate." in message_of(arrived).reply


@pytest.mark.parametrize("row", ["-" * 60 + "\n", "_" * 60 + "\nline\n", "-", "- ", "-- \n"])
def test_nothing_but_rows_is_parted_in_linear_time(row: str) -> None:
    count = 100_000 // len(row)
    assert_linear(split, lambda times: f"The first.\n{row * times}The second.", count)


@pytest.mark.skipif(not SHARED.exists(), reason="the reported mails are not here")
def test_the_reported_mails(take_in: TakeIn, as_ben: Client) -> None:
    text = (SHARED / "u32.txt").read_text()

    arrived = take_in((SHARED / "smallest.eml").read_bytes(), mail(text, sender=WIM))

    for one, words in zip(arrived, ("Second fault: the roof.", "Two: the roof."), strict=True):
        assert words in message_of(one).reply
        assert words in as_ben.get(ticket_of(one).get_absolute_url()).content.decode()
