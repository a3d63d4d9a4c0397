"""Mail about signing in that cannot be sent at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from conftest import MONDAY
from rapport.core import clock
from rapport.core.checkup import Verdict
from rapport.core.errors import RapportError
from rapport.people.models import User
from rapport.people.sign_in import post
from rapport.people.sign_in.waiting import account_mail


@pytest.fixture(autouse=True)
def tasks_wait(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    def refuse(self: EmailMessage, fail_silently: bool = False) -> int:
        raise OSError("No route to host")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    return monkeypatch


def test_a_reset_is_tried_again_and_its_link_is_stored_nowhere(
    ben: User, no_server: pytest.MonkeyPatch
) -> None:
    post.send_reset_link.call(ben.email)

    (waiting,) = DBTaskResult.objects.all()
    assert waiting.args_kwargs == {"args": [], "kwargs": {"attempts": 1, "email": ben.email}}
    assert waiting.run_after == MONDAY + post.FIRST
    (finding,) = account_mail()
    assert finding.verdict is Verdict.CAUTION
    assert "1 mail about signing in could not be sent" in finding.sentence

    no_server.undo()
    post.send_reset_link.call(**waiting.args_kwargs["kwargs"])
    assert mail.outbox[0].to == [ben.email]


def test_waits_grow_and_end_after_a_day(db: None, no_server: pytest.MonkeyPatch) -> None:
    waits = []
    for attempts in range(post.ATTEMPTS):
        DBTaskResult.objects.all().delete()
        post.carry.call("Changed", "Your password was changed.", ["x@y.example"], attempts)
        waits.append(DBTaskResult.objects.get().run_after - MONDAY)
    assert waits == sorted(waits)
    assert max(waits) == post.LONGEST
    assert sum(waits, timedelta()) // timedelta(hours=1) in range(23, 26)

    DBTaskResult.objects.all().delete()
    post.carry.call("Changed", "Your password was changed.", ["x@y.example"], post.ATTEMPTS)
    assert not DBTaskResult.objects.exists()


def test_what_is_refused_for_good_is_not_sent_again(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refused(RapportError):
        permanent = True

    def refuse(self: EmailMessage, fail_silently: bool = False) -> int:
        raise Refused("No such user.")

    monkeypatch.setattr(EmailMessage, "send", refuse)
    post.carry.call("Changed", "Your password was changed.", ["x@y.example"])

    assert not DBTaskResult.objects.exists()
    (finding,) = account_mail()
    assert finding.verdict is Verdict.GOOD
