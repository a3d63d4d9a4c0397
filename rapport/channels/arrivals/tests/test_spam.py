"""Spam of a queue, seen and rescued by its agents."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from rapport.channels import accounts
from rapport.channels.conftest import Arrive
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.core.face.palette import find
from rapport.people.models import User
from rapport.tickets.models import Ticket
from rapport.timeline.models import Event


@pytest.fixture
def spam(arrive: Arrive, mailbox: Mailbox) -> Inbound:
    Mailbox.objects.update(spam_filter="spamassassin")
    return arrive(mail("Really urgent.", headers={"X-Spam-Flag": "YES"}))


def test_one_click_makes_a_ticket_of_it(spam: Inbound, as_ben: Client, ben: User) -> None:
    assert "Export stops" in as_ben.get("/spam/").content.decode()

    page = as_ben.post(f"/spam/{spam.pk}/rescue/", follow=True).content.decode()
    ticket = Ticket.objects.get()
    assert "Really urgent." in page
    assert page.count(f"#{ticket.pk}")
    assert Event.objects.get(kind="inbound.treated").by_id == ben.pk
    assert "No spam" in as_ben.get("/spam/").content.decode()


def test_another_team_neither_sees_nor_rescues_it(
    spam: Inbound, billing_mailbox: Mailbox, as_cleo: Client
) -> None:
    assert "Export stops" not in as_cleo.get("/spam/").content.decode()
    assert as_cleo.post(f"/spam/{spam.pk}/rescue/").status_code == 404
    assert not Ticket.objects.exists()


def test_spam_of_every_channel_is_there(spam: Inbound, as_ben: Client) -> None:
    (account,) = accounts.by_key().values()
    other = replace(account, key="post:7", channel="post", number="7")
    Inbound.objects.filter(pk=spam.pk).update(channel="post", account="7")
    assert "Export stops" not in as_ben.get("/spam/").content.decode()

    with accounts.ACCOUNTS.holding(lambda: [other]):
        assert "Export stops" in as_ben.get("/spam/").content.decode()


def test_an_agent_may_say_nothing_else_of_it(spam: Inbound, as_ben: Client) -> None:
    url = f"/settings/arrivals/{spam.pk}/treatment/"
    assert as_ben.post(url, {"as": "bounce"}).status_code == 403


def test_what_is_no_spam_is_not_there(arrive: Arrive, as_ben: Client) -> None:
    opened = arrive(mail("A question."))
    assert as_ben.post(f"/spam/{opened.pk}/rescue/").status_code == 404


def test_the_palette_leads_there(ben: User, rosa: User) -> None:
    assert "/spam/" in [found["url"] for found in find(ben, "spam")]
    assert "/spam/" not in [found["url"] for found in find(rosa, "spam")]
