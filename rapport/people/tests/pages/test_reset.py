"""Resetting a forgotten password."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from rapport.people.actions import deactivate
from rapport.people.models import User
from rapport.people.sign_in import post
from rapport.timeline.models import Event

URL = "/accounts/password/reset/"
NEW = "a window to the sea"


@pytest.fixture(autouse=True)
def no_limits_of_earlier_tests(db: None) -> None:
    cache.clear()


def _link() -> str:
    return next(word for word in mail.outbox[-1].body.split() if "/reset/key/" in word)


def _follow(client: Client) -> str:
    """Follow the link in the mail to the form, and return the form's address."""
    return str(client.get(_link().removeprefix(settings.BASE_URL)).headers["Location"])


def test_by_a_mailed_link_one_sets_a_new_password(client: Client, ben: User) -> None:
    client.post(URL, {"email": ben.email.upper()})
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([ben.email], "Set a new password for Rapport")
    assert sent.body.startswith("Hello Ben,")

    form = _follow(client)
    answer = client.post(form, {"password1": NEW, "password2": NEW}, follow=True)

    assert "Your password is set" in answer.content.decode()
    ben.refresh_from_db()
    assert ben.check_password(NEW)
    assert Event.objects.get(kind="user.password_changed").by_id == ben.pk
    assert mail.outbox[-1].subject == "Your password was reset"


def test_the_link_works_once(client: Client, ben: User) -> None:
    client.post(URL, {"email": ben.email})
    link = _link()
    client.post(_follow(client), {"password1": NEW, "password2": NEW})

    again = Client().get(link.removeprefix(settings.BASE_URL))
    assert "This link no longer works" in again.content.decode()


def test_the_link_is_made_from_our_own_address(client: Client, ben: User) -> None:
    client.post(URL, {"email": ben.email}, headers={"Host": "evil.example"})

    assert _link().startswith(f"{settings.BASE_URL}/accounts/password/reset/key/")
    assert "evil.example" not in mail.outbox[0].body


def test_strangers_and_closed_places_get_no_mail_and_the_same_answer(
    client: Client, ben: User, ada: User
) -> None:
    deactivate(ben, by=ada)

    for email in ("nobody@desk.example", ben.email):
        answer = client.post(URL, {"email": email}, follow=True)
        assert "If somebody works here with that address" in answer.content.decode()
    assert mail.outbox == []


def test_the_page_does_the_same_for_an_address_that_is_known_and_one_that_is_not(
    client: Client, ben: User, settings: Settings
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    client.post(URL, {"email": "ben.first@desk.example"})
    done = []
    for email in (ben.email, "ben.nobody@desk.example"):
        with CaptureQueriesContext(connection) as queries:
            client.post(URL, {"email": email})
        done.append(
            [
                " ".join(query["sql"].split()[:3])
                for query in queries
                if "SAVEPOINT" not in query["sql"]
            ]
        )

    known, unknown = done
    assert known == unknown
    assert not [query for query in queries if "people_user" in query["sql"]], "nobody is looked up"
    assert mail.outbox == []
    assert DBTaskResult.objects.count() == 3


def test_what_is_left_for_the_worker_holds_no_key(
    client: Client, ben: User, settings: Settings
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    client.post(URL, {"email": ben.email})

    left = DBTaskResult.objects.get()
    assert left.args_kwargs == {"args": [ben.email], "kwargs": {}}
    result = post.send_reset_link.call(ben.email)
    assert result is None
    assert _link() in str(mail.outbox[-1].body)


def test_the_mail_is_in_the_language_of_who_gets_it(client: Client, ben: User) -> None:
    ben.language = "de"
    ben.save()
    client.post(URL, {"email": ben.email}, headers={"Accept-Language": "en"})

    assert mail.outbox[-1].body.startswith("Guten Tag Ben,")


def test_a_mail_that_cannot_be_sent_gives_nothing_away(
    client: Client, ben: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "rapport.people.tests.pages.test_reset.Refusing"

    answer = client.post(URL, {"email": ben.email}, follow=True)
    assert "If somebody works here with that address" in answer.content.decode()


class Refusing:
    """A mail server that cannot be reached."""

    def __init__(self, **options: object) -> None: ...

    def send_messages(self, messages: object) -> int:
        raise ConnectionRefusedError


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [(NEW, "another one here", "same password"), ("short", "short", "too short")],
)
def test_nonsense_is_told(
    client: Client, ben: User, first: str, second: str, sentence: str
) -> None:
    client.post(URL, {"email": ben.email})

    answer = client.post(_follow(client), {"password1": first, "password2": second})
    assert sentence in answer.content.decode()
    ben.refresh_from_db()
    assert ben.check_password("rapport-test")
