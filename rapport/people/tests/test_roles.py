"""The page about roles, compared with the table."""

from __future__ import annotations

from django.conf import settings

from rapport.people.roles import ABILITIES, PURPOSES, Ability, Role

PAGE = settings.PACKAGE.parent / "docs" / "reference" / "roles.md"


def test_the_page_is_the_table() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|\n").split("|")]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    roles = rows[0][1:]
    told = {
        role: {Ability(row[0]) for row in rows[1:] if row[number] == "yes"}
        for number, role in enumerate(roles, start=1)
    }

    assert told == {str(role): set(able) for role, able in ABILITIES.items()}


def test_every_role_has_a_purpose_and_abilities() -> None:
    assert set(PURPOSES) == set(ABILITIES) == set(Role)
