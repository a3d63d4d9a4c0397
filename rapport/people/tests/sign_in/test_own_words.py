"""Passwords that anybody would try first at this very desk."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from pytest_django import Settings

from rapport.people.models import Company, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nordwind(settings: Settings) -> None:
    company = Company.objects.current()
    company.name = "Nordwind Logistik"
    company.save()
    settings.BASE_URL = "https://hilfe.nordwind.example"


@pytest.mark.parametrize(
    "password",
    [
        "Nordwind2026!",
        "NordwindLogistik",
        "nordwind logistik 1",
        "Rapport-2026",
        "12rapport!!!34",
        "hilfe.nordwind.example",
        "NORDWIND-rapport-1",
    ],
)
def test_the_desks_own_words_make_no_password(password: str, ben: User) -> None:
    with pytest.raises(ValidationError) as raised:
        validate_password(password, ben)

    assert "password_of_own_words" in [each.code for each in raised.value.error_list]


@pytest.mark.parametrize(
    "password", ["a lamp beside nordwind", "rapport with all of them", "correct horse battery"]
)
def test_one_of_them_among_others_may(password: str, ben: User) -> None:
    validate_password(password, ben)
