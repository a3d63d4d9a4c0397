"""The people whom a mail copies."""

from __future__ import annotations

from rapport.channels.arrivals.rules.copied import copied_by
from rapport.channels.conftest import Kept
from rapport.channels.email.meaning.wishes import MOST_COPIED
from rapport.channels.email.tests.writing import mail
from rapport.channels.intake.tests.deciding import author_of
from rapport.people.models import User


def copied(kept: Kept, copies: str, **headers: str) -> list[str]:
    """Return the addresses that a mail with these copies adds to its ticket."""
    arrival = kept(mail(headers={"Cc": copies, **headers}))
    return [author.sender.value.lower() for author in copied_by(arrival, author_of(arrival))]


def test_each_joins_once_and_a_malformed_address_does_not(kept: Kept, db: None) -> None:
    twice = "Emil Sato <emil@sato.example>, EMIL@sato.example, f@sato.example, no-address"

    assert copied(kept, twice) == ["emil@sato.example", "f@sato.example"]


def test_who_wrote_it_is_not_copied_as_well(kept: Kept, db: None) -> None:
    assert copied(kept, "Dora Lind <dora@nordwind.example>") == []


def test_colleagues_see_it_anyway(kept: Kept, ben: User) -> None:
    assert copied(kept, ben.email.upper()) == []


def test_of_very_many_the_first_ones_do(kept: Kept, db: None) -> None:
    many = ", ".join(f"c{number}@sato.example" for number in range(MOST_COPIED + 5))

    assert len(copied(kept, many)) == MOST_COPIED


def test_a_machine_copies_nobody_in(kept: Kept, db: None) -> None:
    machine = {"Auto-Submitted": "auto-replied"}

    assert copied(kept, "emil@sato.example", **machine) == []
