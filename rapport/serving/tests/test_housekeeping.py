from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from conftest import MONDAY
from rapport.serving.housekeeping import tidy
from rapport.serving.models import Process

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's transaction cannot shorten the log; the server test does."""
    monkeypatch.setattr("rapport.serving.housekeeping.tidy_sqlite", lambda: None)


def test_what_has_run_out_is_removed() -> None:
    old, new = SessionStore(), SessionStore()
    old.create()
    new.create()
    Session.objects.filter(pk=old.session_key).update(expire_date=MONDAY - timedelta(days=1))
    Session.objects.filter(pk=new.session_key).update(expire_date=MONDAY + timedelta(days=1))
    Process.objects.create(
        name="gone", role="all", started_at=MONDAY, seen_at=MONDAY - timedelta(hours=2)
    )
    Process.objects.create(name="here", role="all", started_at=MONDAY, seen_at=MONDAY)
    tidy(MONDAY)

    assert Session.objects.get().session_key == new.session_key
    assert Process.objects.get().name == "here"
