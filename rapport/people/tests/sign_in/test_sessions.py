"""Sessions in the database, read by a prepared query."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from rapport.people.sign_in.sessions import SessionStore


def _kept() -> SessionStore:
    session = SessionStore()
    session["colour"] = "teal"
    session.save()
    return session


def test_a_session_is_found_again(db: None) -> None:
    kept = _kept()
    assert SessionStore(kept.session_key)["colour"] == "teal"


def test_one_that_has_run_out_is_not_there_any_more(db: None) -> None:
    kept = _kept()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    found = SessionStore(kept.session_key)

    assert found.get("colour") is None
    assert found.session_key is None, "nobody goes on under the old key"


def test_a_key_that_was_made_up_gets_another(db: None) -> None:
    made_up = SessionStore("a" * 32)
    assert made_up.get("colour") is None
    assert made_up.session_key is None


def test_who_signed_out_is_out_at_once(as_ben: Client) -> None:
    assert as_ben.get("/tickets/").status_code == 200
    Session.objects.all().delete()
    assert as_ben.get("/tickets/").status_code == 302
