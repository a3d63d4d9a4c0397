"""The public form, from outside and in the settings."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conftest import MONDAY
from rapport.channels.email.sending.letter import write
from rapport.channels.models import Inbound
from rapport.channels.parsed import Reference
from rapport.channels.webform import views
from rapport.channels.webform.actions import make
from rapport.channels.webform.models import ContactForm
from rapport.core import blobs
from rapport.core.errors import Invalid, NotAllowed
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.models import Outgoing, Queue, Ticket
from rapport.timeline.models import Event

FILLED = {
    "name": "Dora Lind",
    "address": "Dora@nordwind.example",
    "subject": "Export stops",
    "message": "It stops at 60 %.",
    "website": "",
    "key": "0123456789abcdef" * 2,
}


@pytest.fixture(autouse=True)
def forget_knocks(db: None) -> None:
    cache.clear()


@pytest.fixture
def form(billing_queue: Queue, support_queue: Queue, ada: User) -> ContactForm:
    """Return the public page /contact/help/, whose requests go to billing."""
    return make("Write to us", slug="help", queue=billing_queue, by=ada, at=MONDAY)


def test_what_is_sent_becomes_a_ticket_and_the_number_is_told(form: ContactForm) -> None:
    visitor = Client()
    page = visitor.get("/contact/help/").content.decode()
    assert "Write to us" in page
    assert 'name="key"' in page

    file = SimpleUploadedFile("Bild ü.png", b"\x89PNG", "image/png")
    thanks = visitor.post("/contact/help/", {**FILLED, "attachments": [file]}, follow=True)

    ticket = Ticket.objects.get()
    assert f"#{ticket.pk}" in thanks.content.decode()
    assert (ticket.subject, ticket.channel, ticket.queue.slug) == (
        "Export stops",
        "webform",
        "billing",
    )
    message = ticket.messages.get()
    assert message.text == "It stops at 60 %."
    assert message.attachments.get().filename == "Bild ü.png"
    confirmation = Outgoing.objects.get()
    assert (confirmation.channel, confirmation.to) == ("webform", ["dora@nordwind.example"])
    kept = json.loads(blobs.read(Inbound.objects.get().digest))
    assert (kept["message"], kept["files"][0]["size"]) == ("It stops at 60 %.", 4)


def test_a_form_sent_twice_counts_once(form: ContactForm) -> None:
    first = Client().post("/contact/help/", FILLED, follow=True)
    second = Client().post("/contact/help/", FILLED, follow=True)

    ticket = Ticket.objects.get()
    for answer in (first, second):
        assert f"#{ticket.pk}" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("address", "no address", "not an email address"),
        ("message", "", "Please write your message."),
        ("name", "", "Please tell us your name."),
    ],
)
def test_nonsense_is_refused_beside_its_field(
    form: ContactForm, field: str, value: str, said: str
) -> None:
    refused = Client().post("/contact/help/", {**FILLED, field: value})

    assert refused.status_code == 422
    assert said in refused.content.decode()
    assert "It stops at 60 %." in refused.content.decode() or field == "message"
    assert not Inbound.objects.exists()


def test_what_a_program_fills_in_is_recorded_and_opens_nothing(form: ContactForm) -> None:
    answer = Client().post("/contact/help/", {**FILLED, "website": "x.example"}, follow=True)

    assert answer.status_code == 200
    assert Inbound.objects.get().state == "recorded"
    assert not Ticket.objects.exists()


def test_a_door_that_is_knocked_at_too_often_stays_shut_for_a_while(form: ContactForm) -> None:
    for number in range(views.LIMIT):
        key = f"{number:032x}"
        assert Client().post("/contact/help/", {**FILLED, "key": key}).status_code == 302
    refused = Client().post("/contact/help/", {**FILLED, "key": "f" * 32})

    assert refused.status_code == 429
    assert Inbound.objects.count() == views.LIMIT


def test_a_forged_receipt_shows_nobodys_number(form: ContactForm) -> None:
    Client().post("/contact/help/", FILLED)

    answer = Client().get("/contact/help/sent/forged/")
    assert (answer.status_code, answer["Location"]) == (302, "/contact/help/")


def test_the_form_asks_for_the_token_that_stops_forged_requests(form: ContactForm) -> None:
    assert Client(enforce_csrf_checks=True).post("/contact/help/", FILLED).status_code == 403
    assert not Inbound.objects.exists()


def test_a_closed_form_cannot_be_found(form: ContactForm, as_ada: Client) -> None:
    data = {"name": "Write to us", "slug": "help", "queue": form.queue_id, "intro": ""}
    assert as_ada.post(f"/settings/forms/{form.pk}/", data).status_code == 302

    assert Client().get("/contact/help/").status_code == 404
    assert Client().post("/contact/help/", FILLED).status_code == 404
    assert Event.objects.filter(kind="contactform.changed").count() == 1


def test_making_a_form(ada: User, ben: User, billing_queue: Queue) -> None:
    made = make("Über uns!", queue=billing_queue, by=ada, at=MONDAY)
    assert made.slug == "uber-uns"

    with pytest.raises(NotAllowed):
        make("Other", queue=billing_queue, by=ben, at=MONDAY)
    with pytest.raises(Invalid, match="already"):
        make("Uber uns", queue=billing_queue, by=ada, at=MONDAY)
    with pytest.raises(Invalid, match="letters"):
        make("!!!", queue=billing_queue, by=ada, at=MONDAY)


@pytest.mark.parametrize("url", ["/settings/forms/", "/settings/forms/{pk}/"])
def test_only_who_manages_the_desk_sees_the_settings(
    url: str, form: ContactForm, as_ada: Client, as_ben: Client
) -> None:
    url = url.format(pk=form.pk)

    assert as_ada.get(url).status_code == 200
    assert as_ben.get(url).status_code == 403


def test_who_reads_the_form_in_german_is_written_to_in_german(form: ContactForm) -> None:
    Client().post("/contact/help/", FILLED, headers={"Accept-Language": "de"})

    confirmation = Outgoing.objects.get()
    letter = write(confirmation, Reference(confirmation.ticket_id, confirmation.pk))
    assert confirmation.ticket.customer.language == "de"
    assert "Ihre Anfrage" in letter.text
    assert "Answer above this line" not in letter.text
    assert '<html lang="de"' in letter.html


def test_a_known_language_stays(form: ContactForm, dora: Person) -> None:
    Person.objects.filter(pk=dora.pk).update(language="en")
    Client().post("/contact/help/", FILLED, headers={"Accept-Language": "de"})

    assert Ticket.objects.get().customer.language == "en"
