"""The customers of the company."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from rapport.demo.company.crowd import Crowd
from rapport.demo.company.plan import Plan

PLAN = Plan(datetime(2026, 11, 17, 14, tzinfo=UTC))


def test_addresses_are_unique_and_lead_nowhere() -> None:
    crowd = Crowd(PLAN)
    addresses = {crowd.customer(number).email for number in range(1, 40_001)}
    assert len(addresses) == 40_000
    assert all(address.endswith(".example") and address.isascii() for address in addresses)
    assert all(address == address.lower() and " " not in address for address in addresses)


def test_a_studio_has_one_name_one_domain_and_a_few_people() -> None:
    crowd = Crowd(PLAN)
    people = [crowd.customer(number) for number in range(1, 10_001)]
    studios = [person.studio for person in people if person.studio]
    assert len({s.number for s in studios}) == len({s.domain for s in studios}) == len(set(studios))
    assert set(Counter(studios).values()) <= {1, 2, 3}
    assert all(p.email.endswith(f"@{p.studio.domain}") for p in people if p.studio)


def test_newcomers_are_numbered_as_they_arrive() -> None:
    crowd = Crowd(PLAN)
    seen = 0
    for _ in range(2_000):
        number = crowd.next().number
        assert number <= seen + 1
        seen = max(seen, number)
    assert 500 < seen < 700


def test_who_somebody_is_does_not_depend_on_who_was_asked_before() -> None:
    one, other = Crowd(PLAN), Crowd(PLAN)
    for number in range(1, 500):
        one.customer(number)
    assert one.customer(777) == other.customer(777)
