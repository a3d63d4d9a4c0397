"""Sections that rooms above add to a customer's page."""

from __future__ import annotations

from typing import Any

from rapport.core.face.sections import Section
from rapport.customers.models import Person
from rapport.customers.sections import SECTIONS, sections_of
from rapport.people.models import User


def _orders_of(person: Person, user: User) -> dict[str, Any] | None:
    return {"orders": [f"of {person} for {user}"]} if person.name == "Dora Lind" else None


ORDERS: Section[Person] = Section("Orders", "shop/_orders.html", _orders_of)


def test_a_section_has_its_title_its_template_and_what_it_found(dora: Person, ben: User) -> None:
    with SECTIONS.holding(ORDERS):
        *_others, told = sections_of(dora, ben)

    assert told == {
        "title": "Orders",
        "template": "shop/_orders.html",
        "orders": ["of Dora Lind for Ben Okafor"],
    }


def test_one_with_nothing_to_show_is_left_out(emil: Person, ben: User) -> None:
    with SECTIONS.holding(ORDERS):
        assert "shop/_orders.html" not in [told["template"] for told in sections_of(emil, ben)]
