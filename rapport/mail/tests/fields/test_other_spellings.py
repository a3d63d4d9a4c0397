"""Wide signs around addresses, zones by cities, refusals of the sender."""

from __future__ import annotations

import pytest

from rapport.mail.calendar.zones import by_name
from rapport.mail.defects import Defects
from rapport.mail.fields.addresses import parse
from rapport.mail.machines.failures import is_permanent


@pytest.mark.parametrize(
    "field",
    [
        *(
            "Ida Berg ＜ida@berg.example＞",
            "Ida Berg ‹ida＠berg.example>",
            "Ida Berg 〈ida@berg.example〉",
        ),
        *(
            "Ida Berg <ida＠berg.example>",
            "Ida Berg 《ida@berg.example》",
            "Ida Berg ＜ida＠berg.example>",
        ),
    ],
)
def test_wide_signs_around_an_address(field: str) -> None:
    (found,) = parse(field, Defects())

    assert (found.name, found.email) == ("Ida Berg", "ida@berg.example")


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius", "Europe/Helsinki"),
        ("(GMT+09:00) Osaka, Sapporo, Tokyo", "Asia/Tokyo"),
    ],
)
def test_a_zone_as_windows_shows_it(name: str, zone: str) -> None:
    assert str(by_name(name)) == zone


@pytest.mark.parametrize(
    ("answer", "status", "permanent"),
    [
        ("550 5.1.1 Your IP 192.0.2.4 is listed, user unknown list", "5.1.1", False),
        ("550 5.1.1 blocked, see spamhaus: unknown user", "5.1.1", False),
        ("невозможно доставить сообщение: user not found", None, True),
        ("возможно, такого адреса нет: user may not be found", None, False),
    ],
)
def test_who_is_refused(answer: str, status: str | None, permanent: bool) -> None:
    assert is_permanent(status, answer) is permanent
