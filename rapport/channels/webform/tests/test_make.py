"""Creating a public form."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.webform.actions import make
from rapport.channels.webform.models import ContactForm
from rapport.core.errors import Invalid, NotAllowed
from rapport.people.models import User
from rapport.tickets.models import Queue
from rapport.timeline.history import history
from rapport.timeline.models import Event


def test_it_is_open_at_an_address_of_its_name_and_leaves_one_event(
    ada: User, support_queue: Queue
) -> None:
    form = make("  Write   to us ", queue=support_queue, intro=" Hello. ", by=ada, at=MONDAY)

    assert (form.name, form.slug, form.intro) == ("Write to us", "write-to-us", "Hello.")
    assert form.is_open
    assert Event.objects.get().kind == "contactform.made"
    assert history(form)[0].sentence == "Ada Berg created the contact form Write to us"
    assert Client().get("/contact/write-to-us/").status_code == 200


@pytest.mark.parametrize(
    ("name", "slug", "why"),
    [
        (" ", "", "A form needs a name"),
        ("!?", "", "a word of letters and digits for its address"),
        ("Another", "Press", "There is already a form at /contact/press/"),
    ],
)
def test_what_cannot_be_one_is_refused(
    ada: User, support_queue: Queue, name: str, slug: str, why: str
) -> None:
    make("Press", queue=support_queue, by=ada, at=MONDAY)

    with pytest.raises(Invalid, match=why):
        make(name, slug=slug, queue=support_queue, by=ada, at=MONDAY)
    assert ContactForm.objects.count() == 1


def test_an_agent_may_not(ben: User, support_queue: Queue, as_ben: Client) -> None:
    with pytest.raises(NotAllowed):
        make("Press", queue=support_queue, by=ben, at=MONDAY)
    assert as_ben.get("/settings/forms/").status_code == 403
