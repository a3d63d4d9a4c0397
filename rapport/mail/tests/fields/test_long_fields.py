"""Address fields of any length and kind, read in linear time."""

from __future__ import annotations

import pytest

from rapport.mail.defects import Defects
from rapport.mail.fields import addresses, wrapping
from tests.growth import assert_linear

UNITS = (
    *('"\\', '\\"', '"', '"\\"', '"\\\\', "\\", '\\\\"', 'a"\\', '"a', '" "', '""'),
    *("'", "`´", "“”", "‘", "«", "(", ")", "((", "()", "<", ">", "<<", "<>", "[", "{}"),
    *(". ", " .", ": ", "a:", "a:b@c.d", "; ", ",", "=?", "=?a?q?", "a@", "@", "<a@b.c", "é"),
)
UNIT = 60_000


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("last", ["", " a@b.example", '" <a@b.example>'])
def test_any_field_is_read_in_linear_time(unit: str, last: str) -> None:
    assert_linear(_read, lambda length: unit * (length // len(unit)) + last, UNIT)


@pytest.mark.parametrize(
    ("value", "name", "email"),
    [
        ('"Bea \\"Bee\\" Lunt" <bea@lunt.example>', 'Bea "Bee" Lunt', "bea@lunt.example"),
        ('"Bea Lunt <bea@lunt.example>', "Bea Lunt", "bea@lunt.example"),
        ('Bea Lunt" <bea@lunt.example>', "Bea Lunt", "bea@lunt.example"),
        ('"Lunt, Bea" <bea@lunt.example>', "Lunt, Bea", "bea@lunt.example"),
        ('"Lunt\\, Bea" <bea@lunt.example>', "Lunt, Bea", "bea@lunt.example"),
        ('"C:\\\\Bea" <bea@lunt.example>', "C:\\Bea", "bea@lunt.example"),
        ('"""Bea Lunt""" <bea@lunt.example>', "Bea Lunt", "bea@lunt.example"),
    ],
)
def test_quotes_still_hold_a_name_together(value: str, name: str, email: str) -> None:
    (found,) = addresses.parse(value, Defects())
    assert found.email == email
    assert found.name.replace("\\", "") == name.replace("\\", "")


def test_a_colon_still_ends_the_name_of_a_group() -> None:
    found = addresses.parse("Friends: bea@lunt.example, tom@hale.example;", Defects())
    assert [each.email for each in found] == ["bea@lunt.example", "tom@hale.example"]


def test_a_name_within_many_marks_is_found() -> None:
    assert wrapping.name(f"{chr(39) * 12}Bea{chr(39) * 12}") == "Bea"


def _read(value: str) -> None:
    addresses.parse(value, Defects())
