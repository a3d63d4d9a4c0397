"""The pages on which an administrator manages mailboxes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from conftest import MONDAY
from rapport.channels.conftest import Arrive, message_of
from rapport.channels.email.actions import condition
from rapport.channels.email.models import Mailbox
from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.servers import PostOffice
from rapport.channels.email.tests.writing import mail
from rapport.channels.models import Inbound
from rapport.tickets.models import Queue, Ticket

ADMIN_URLS = [
    "/settings/mailboxes/",
    "/settings/mailboxes/connect/",
    "/settings/mailboxes/{mailbox}/",
    "/settings/mailboxes/{mailbox}/change/",
    "/settings/arrivals/",
    "/settings/arrivals/{arrival}/",
    "/settings/arrivals/{arrival}/raw/",
]


def form(office: PostOffice, queue: Queue, **changes: Any) -> dict[str, Any]:
    return {
        "name": "Support",
        "address": "support@desk.example",
        "queue": queue.pk,
        "password": PASSWORD,
        "fetch_host": office.imap.host,
        "fetch_port": office.imap.port,
        "fetch_security": "none",
        "folders": "INBOX",
        "existing": "now",
        "signs_in": "password",
        "flow": "person",
        "fetch_protocol": "imap",
        "smtp_host": office.host,
        "smtp_port": office.port,
        "smtp_security": "none",
        **changes,
    }


@pytest.mark.parametrize("url", ["/settings/mailboxes/connect/", "/settings/forms/"])
def test_the_queue_that_takes_the_rest_is_offered_first(
    url: str, as_ada: Client, support_queue: Queue
) -> None:
    Queue.objects.create(name="Appeals", slug="appeals", team=support_queue.team)
    Queue.objects.filter(pk=support_queue.pk).update(is_default=True)

    page = as_ada.get(url).content.decode()

    assert "---------" not in page
    assert page.index(">Support</option>") < page.index(">Appeals</option>")


@pytest.mark.servers
def test_a_mailbox_is_tried_out_and_then_connected(
    as_ada: Client, small_office: PostOffice, support_queue: Queue
) -> None:
    empty = as_ada.get("/settings/mailboxes/").content.decode()
    assert "No mailbox connected" in empty

    data = form(small_office, support_queue)
    tried = as_ada.post("/settings/mailboxes/connect/", {**data, "trial": "yes"})
    assert tried.status_code == 200
    page = tried.content.decode()
    assert "Everything works" in page
    assert "It holds 0 messages." in page
    assert not Mailbox.objects.exists()

    connected = as_ada.post("/settings/mailboxes/connect/", data, follow=True)
    assert "Support is connected." in connected.content.decode()
    mailbox = Mailbox.objects.get()
    assert (mailbox.is_default, mailbox.smtp_user) == (True, "support@desk.example")
    assert mailbox.takes_since == mailbox.connected_at

    sent = as_ada.post(f"/settings/mailboxes/{mailbox.pk}/trial/", {"send": "yes"})
    assert "It came back to INBOX." in sent.content.decode()


@pytest.mark.servers
def test_what_does_not_work_is_said_and_can_be_connected_all_the_same(
    as_ada: Client, small_office: PostOffice, support_queue: Queue
) -> None:
    data = form(small_office, support_queue, password="falsch")
    refused = as_ada.post("/settings/mailboxes/connect/", data)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Not everything works yet" in page
    # The server's answer is wrapped, not cut off.
    assert '<p class="row-text explains">' in page
    assert "does not accept the user name or the password" in page
    assert not Mailbox.objects.exists()

    assert as_ada.post("/settings/mailboxes/connect/", {**data, "anyway": "on"}).status_code == 302
    assert Mailbox.objects.exists()


def test_nonsense_is_refused_with_a_sentence(as_ada: Client, mailbox: Mailbox) -> None:
    twin = {
        "name": "Support",
        "address": "other@desk.example",
        "queue": mailbox.queue_id,
        "fetch_port": 993,
        "fetch_security": "tls",
        "folders": "INBOX",
        "existing": "now",
        "signs_in": "password",
        "flow": "person",
        "fetch_protocol": "imap",
        "smtp_port": 465,
        "smtp_security": "tls",
    }
    refused = as_ada.post("/settings/mailboxes/connect/", twin)

    assert refused.status_code == 422
    assert "There is already a mailbox “Support”." in refused.content.decode()


def test_changing_keeps_the_passwords_that_are_left_empty(as_ada: Client, mailbox: Mailbox) -> None:
    url = f"/settings/mailboxes/{mailbox.pk}/change/"
    page = as_ada.get(url).content.decode()
    assert "geheim" not in page

    data = {
        "name": "Help",
        "address": "support@desk.example",
        "queue": mailbox.queue_id,
        "user": "support",
        "fetch_host": "127.0.0.1",
        "fetch_port": 993,
        "fetch_security": "tls",
        "folders": "INBOX, Anfragen",
        "signs_in": "password",
        "flow": "person",
        "fetch_protocol": "imap",
        "smtp_host": "127.0.0.1",
        "smtp_port": 465,
        "smtp_security": "tls",
        "is_default": "on",
    }
    assert as_ada.post(url, data).status_code == 302
    mailbox.refresh_from_db()
    assert (mailbox.name, mailbox.incoming.host) == ("Help", "127.0.0.1")
    assert mailbox.incoming.password == mailbox.outgoing.password == "geheim"
    assert [folder.name for folder in mailbox.folders.all()] == ["INBOX", "Anfragen"]


def test_the_mailbox_page_says_what_is_wrong(
    as_ada: Client, mailbox: Mailbox, arrive: Arrive
) -> None:
    arrive(mail())
    arrive(mail(sender=""))
    condition.note_fetch_failed(mailbox, "imap.desk.example does not answer.", at=MONDAY)

    page = as_ada.get(f"/settings/mailboxes/{mailbox.pk}/").content.decode()
    assert "imap.desk.example does not answer." in page
    assert "Could not be processed" in page
    assert "It names no sender" in page
    assert "does not answer" in as_ada.get("/settings/mailboxes/").content.decode()

    condition.note_fetched(mailbox, at=MONDAY + timedelta(minutes=1))
    page = as_ada.get(f"/settings/mailboxes/{mailbox.pk}/").content.decode()
    assert "does not answer" not in page


def test_a_parked_mail_is_seen_raw_and_processed_again(
    as_ada: Client, arrive: Arrive, support_queue: Queue
) -> None:
    raw = mail(sender="", subject="Nobody wrote this")
    parked = arrive(raw)
    listed = as_ada.get("/settings/arrivals/").content.decode()
    assert "It names no sender" in listed

    page = as_ada.get(f"/settings/arrivals/{parked.pk}/").content.decode()
    assert "Subject: Nobody wrote this" in page
    download = as_ada.get(f"/settings/arrivals/{parked.pk}/raw/")
    assert download.content == raw
    assert download["Content-Disposition"] == f'attachment; filename="{parked.pk}.eml"'

    again = as_ada.post(f"/settings/arrivals/{parked.pk}/retry/", follow=True)
    assert "It names no sender" in again.content.decode()
    assert Inbound.objects.get(pk=parked.pk).state == "parked"


def test_a_recorded_mail_becomes_a_ticket_when_a_person_says_so(
    as_ada: Client, arrive: Arrive
) -> None:
    recorded = arrive(mail(headers={"Auto-Submitted": "auto-replied"}))
    url = f"/settings/arrivals/{recorded.pk}"
    assert "An ordinary message" in as_ada.get(f"{url}/").content.decode()

    page = as_ada.post(f"{url}/treatment/", {"as": "message"}, follow=True).content.decode()
    ticket = Ticket.objects.get()
    assert f"It is on ticket #{ticket.pk} now." in page
    assert "Ada Berg marked this as an ordinary message." in page
    assert as_ada.post(f"{url}/treatment/", {"as": "spam"}).status_code == 409

    page = as_ada.post(f"{url}/treatment/undo/", follow=True).content.decode()
    assert "Undone." in page
    assert "An automatic reply that names none of our messages." in page
    assert as_ada.post(f"{url}/treatment/", {"as": "cheese"}).status_code == 422
    nowhere = {"as": "ticket", "ticket": "999"}
    assert as_ada.post(f"{url}/treatment/", nowhere).status_code == 422


def test_the_original_of_a_message_is_for_who_may_see_its_ticket(
    as_ben: Client, as_cleo: Client, arrive: Arrive
) -> None:
    raw = mail()
    url = f"/messages/{message_of(arrive(raw)).pk}/original/"

    assert as_ben.get(url).content == raw
    assert as_cleo.get(url).status_code == 404
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("url", ADMIN_URLS)
def test_only_who_manages_the_desk_sees_mailboxes(
    url: str, as_ben: Client, as_ada: Client, mailbox: Mailbox, arrive: Arrive
) -> None:
    arrival = arrive(mail(sender=""))
    url = url.format(mailbox=mailbox.pk, arrival=arrival.pk)

    assert as_ada.get(url).status_code == 200
    assert as_ben.get(url).status_code == 403
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("verb", ["disconnection", "reconnection", "trial", "change"])
def test_only_who_manages_the_desk_changes_mailboxes(
    verb: str, as_ben: Client, mailbox: Mailbox
) -> None:
    assert as_ben.post(f"/settings/mailboxes/{mailbox.pk}/{verb}/").status_code == 403
    mailbox.refresh_from_db()
    assert mailbox.is_enabled
