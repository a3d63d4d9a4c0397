"""The page that strangers see at an address where nothing is."""

from __future__ import annotations

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.webform.models import ContactForm
from rapport.people.models import Company
from rapport.people.models.company import ONLY
from rapport.tickets.models import Queue


@pytest.fixture
def form(support_queue: Queue) -> ContactForm:
    """Return an open contact form."""
    return ContactForm.objects.create(
        name="Write to us", slug="us", queue=support_queue, made_at=MONDAY
    )


def test_a_lost_visitor_is_led_to_a_form_and_not_into_the_desk(
    form: ContactForm, client: Client
) -> None:
    Company.objects.update_or_create(pk=ONLY, defaults={"name": "Nordwind"})
    page = client.get("/nowhere/")
    text = page.content.decode()

    assert page.status_code == 404
    assert "Nordwind" in text
    assert f'href="{form.get_absolute_url()}"' in text
    assert form.name in text
    assert "Sign in, if you work here" in text
    assert "Go to the start page" not in text


def test_a_closed_form_is_no_way(form: ContactForm, client: Client) -> None:
    ContactForm.objects.update(is_open=False)

    assert form.get_absolute_url() not in client.get("/nowhere/").content.decode()


def test_a_colleague_goes_to_the_start_page(form: ContactForm, as_ben: Client) -> None:
    text = as_ben.get("/nowhere/").content.decode()

    assert "Go to the start page" in text
    assert form.get_absolute_url() not in text
