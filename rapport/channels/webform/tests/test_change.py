"""Changing, closing and opening a public form."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.webform.actions import change, make
from rapport.channels.webform.models import ContactForm
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Queue
from rapport.timeline.history import history


@pytest.fixture
def press(ada: User, support_queue: Queue) -> ContactForm:
    return make("Press", queue=support_queue, by=ada, at=MONDAY)


def changed(form: ContactForm, by: User, **changes: Any) -> ContactForm:
    now = {"name": form.name, "slug": form.slug, "queue": form.queue, "intro": "", "is_open": True}
    return change(form, **{**now, **changes}, by=by, at=MONDAY)


def test_it_is_another_and_leaves_one_event(
    press: ContactForm, ada: User, billing_queue: Queue
) -> None:
    changed(press, ada, name="Journalists", slug="Journalists!", queue=billing_queue)

    press.refresh_from_db()
    assert (press.name, press.slug, press.queue) == ("Journalists", "journalists", billing_queue)
    assert [told.kind for told in history(press)] == ["contactform.made", "contactform.changed"]
    assert history(press)[-1].sentence == "Ada Berg changed the contact form Journalists"


def test_a_closed_one_is_not_there(press: ContactForm, ada: User) -> None:
    changed(press, ada, is_open=False)
    assert Client().get("/contact/press/").status_code == 404

    changed(press, ada, is_open=True)
    assert Client().get("/contact/press/").status_code == 200


@pytest.mark.parametrize("changes", [{"name": " "}, {"slug": "help"}])
def test_what_cannot_be_one_is_refused(
    press: ContactForm, ada: User, support_queue: Queue, changes: dict[str, str]
) -> None:
    make("Help", queue=support_queue, by=ada, at=MONDAY)

    with pytest.raises(Invalid):
        changed(press, ada, **changes)
    press.refresh_from_db()
    assert (press.name, press.slug) == ("Press", "press")


def test_an_agent_may_not(press: ContactForm, ben: User, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        changed(press, ben, is_open=False)
    assert as_ben.get(f"/settings/forms/{press.pk}/").status_code == 403
