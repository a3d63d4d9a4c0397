"""Lock-out of guessers but not owners, across all processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client

from rapport.people.models import User

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

URL = "/accounts/login/"
RIGHT = "rapport-test"


@pytest.fixture(autouse=True)
def no_limits_of_earlier_tests(db: None) -> None:
    cache.clear()


def _try(client: Client, email: str, password: str, address: str = "10.0.0.1") -> Answer:
    return client.post(URL, {"login": email, "password": password}, REMOTE_ADDR=address)


def _guess(client: Client, email: str, times: int) -> Answer:
    for _ in range(times):
        answer = _try(client, email, "wrong")
    return answer


def test_after_eight_wrong_guesses_the_door_is_shut_even_to_the_right_one(
    client: Client, ben: User
) -> None:
    assert _guess(client, ben.email, settings.AXES_FAILURE_LIMIT - 1).status_code == 200

    shut = _guess(client, ben.email, 1)
    assert shut.status_code == 429
    assert "Try again in a quarter of an hour" in shut.content.decode()
    assert "/accounts/password/reset/" in shut.content.decode()
    assert _try(client, ben.email, RIGHT).status_code == 429


def test_the_count_is_in_the_database_and_not_in_a_process(client: Client, ben: User) -> None:
    _guess(client, ben.email.upper(), 3)

    (row,) = AccessAttempt.objects.all()
    assert (row.username, row.failures_since_start) == (ben.email, 3)
    assert "wrong" not in row.post_data


def test_from_another_address_its_owner_comes_in(client: Client, ben: User) -> None:
    _guess(client, ben.email, 9)

    assert _try(Client(), ben.email, RIGHT, address="10.0.0.2").status_code == 302


def test_one_guess_right_forgets_the_wrong_ones(client: Client, ben: User) -> None:
    _guess(client, ben.email, 7)
    assert _try(client, ben.email, RIGHT).status_code == 302

    assert not AccessAttempt.objects.exists()


def test_a_program_is_told_in_json(client: Client, ben: User) -> None:
    _guess(client, ben.email, 8)

    answer = client.post(
        URL,
        {"login": ben.email, "password": "x"},
        headers={"Accept": "application/json"},
        REMOTE_ADDR="10.0.0.1",
    )
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many")


def test_guesses_from_many_addresses_meet_the_limit_of_the_person(
    client: Client, ben: User
) -> None:
    for number in range(60):
        _try(client, ben.email, "wrong", address=f"10.0.{number}.1")

    answer = _try(client, ben.email, RIGHT, address="10.9.9.9")
    assert "Too many wrong attempts" in answer.content.decode()


def test_a_forged_host_does_not_begin_a_new_count(client: Client, ben: User) -> None:
    for number in range(60):
        client.post(
            URL,
            {"login": ben.email, "password": "wrong"},
            REMOTE_ADDR=f"10.0.{number}.1",
            headers={"Host": f"host{number}.example"},
        )

    answer = _try(client, ben.email, RIGHT, address="10.9.9.9")
    assert "Too many wrong attempts" in answer.content.decode()


def test_a_reset_opens_the_shut_door(client: Client, ben: User) -> None:
    _guess(client, ben.email, 8)
    client.post("/accounts/password/reset/", {"email": ben.email})
    link = next(word for word in mail.outbox[0].body.split() if "/reset/key/" in word)
    form = client.get(link.removeprefix(settings.BASE_URL)).headers["Location"]
    new = "a window to the sea"
    client.post(form, {"password1": new, "password2": new})

    assert _try(client, ben.email, new).status_code == 302


def test_resets_are_limited_too(client: Client, ben: User) -> None:
    answers = [
        client.post("/accounts/password/reset/", {"email": ben.email}).status_code for _ in range(6)
    ]

    assert answers == [302] * 5 + [429]
    assert len(mail.outbox) == 5
