"""Changing a password, as a page."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from rapport.people.models import User
from rapport.timeline.models import Event

URL = "/settings/password/"
OLD, NEW = "rapport-test", "a window to the sea"


@pytest.fixture(autouse=True)
def no_limits_of_earlier_tests(db: None) -> None:
    cache.clear()


def _change(client: Client, old: str = OLD, new: str = NEW) -> str:
    sent = {"oldpassword": old, "password1": new, "password2": new}
    return client.post(URL, sent, follow=True).content.decode()


def test_one_changes_ones_own_and_stays(as_ben: Client, ben: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "Your password has been changed." in _change(as_ben)

    ben.refresh_from_db()
    assert ben.check_password(NEW)
    assert as_ben.get("/settings/").status_code == 200
    assert elsewhere.get("/settings/").status_code == 302
    assert Event.objects.filter(kind="user.password_changed").count() == 1
    assert [each.subject for each in mail.outbox] == ["Your password was changed"]


def test_the_mail_about_it_is_in_its_readers_language_and_zone(as_ben: Client, ben: User) -> None:
    User.objects.filter(pk=ben.pk).update(language="de", timezone="Asia/Tokyo")
    _change(as_ben)

    text = str(mail.outbox[0].body)
    assert re.search(r"Das geschah am \d+\. [A-Z]\S+ 20\d\d, \d+:\d\d JST", text)


def test_not_without_the_present_one(as_ben: Client, ben: User) -> None:
    assert "This is not your current password." in _change(as_ben, old="wrong")
    ben.refresh_from_db()
    assert ben.check_password(OLD)


def test_nor_to_a_weak_one(as_ben: Client) -> None:
    assert "too similar" in _change(as_ben, new="ben.okafor@desk.example")
