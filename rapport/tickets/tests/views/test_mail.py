"""The page of a new mail to a customer."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import save_mail
from rapport.tickets.actions.messages.picture import put_picture
from rapport.tickets.models import Draft, Message, Outgoing, Queue, Ticket
from rapport.tickets.tests.actions.messages.pictures import PNG

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def queue(support_queue: Queue) -> Queue:
    return support_queue


def _form(customer: Person | None = None, **fields: str) -> dict[str, str]:
    return {
        "customer": str(customer.pk) if customer else "",
        "subject": "Your invoice",
        "text": "Here it is.",
        "queue": "support",
        "token": str(uuid4()),
        **fields,
    }


def test_a_mail_is_sent_and_leads_to_its_ticket(as_ben: Client, dora: Person) -> None:
    answered = as_ben.post("/tickets/new/mail/", _form(dora))

    ticket = Ticket.objects.get()
    assert answered.headers["Location"] == f"/tickets/{ticket.pk}/"
    assert (ticket.customer, ticket.status) == (dora, "pending")
    page = as_ben.get(f"/tickets/{ticket.pk}/").content.decode()
    assert "Your mail to Dora Lind is on its way." in page
    assert "Here it is." in page


def test_somebody_new_is_met_by_their_address(as_ben: Client) -> None:
    as_ben.post("/tickets/new/mail/", _form(email="fay@studio.example", name="Fay Ito"))

    assert str(Ticket.objects.get().customer) == "Fay Ito"
    assert Outgoing.objects.get().to == ["fay@studio.example"]


def test_to_nobody_comes_back_with_the_words(as_ben: Client) -> None:
    answered = as_ben.post("/tickets/new/mail/", _form(text="Long words"))

    assert answered.status_code == 422
    page = answered.content.decode()
    assert "Choose who it should go to, or enter an email address." in page
    assert "Long words" in page
    assert not Person.objects.exists()


def test_what_is_open_is_said_quietly(as_ben: Client, ticket: Ticket, dora: Person) -> None:
    page = as_ben.get(f"/tickets/new/mail/?customer={dora.pk}").content.decode()

    assert "Dora Lind has 1 open ticket." in page
    assert f'href="/tickets/{ticket.pk}/#composer"' in page
    assert 'class="banner banner-soon"' not in page


def test_the_customer_is_found_while_one_types(as_ben: Client, dora: Person) -> None:
    headers = {**HTMX, "HX-Target": "found"}
    found = as_ben.get("/tickets/new/mail/?who=dora", headers=headers).content.decode()

    assert f'href="/tickets/new/mail/?customer={dora.pk}"' in found
    assert 'name="phone"' not in found


def test_a_draft_is_kept_for_the_customer(as_ben: Client, ben: User, dora: Person) -> None:
    form = {"subject": "Your invoice", "body": "Here", "customer": str(dora.pk)}
    saved = as_ben.post("/tickets/new/mail/draft/", form)

    assert saved.json()["saved_at"]
    assert Draft.objects.get().customer == dora
    page = as_ben.get(f"/tickets/new/mail/?customer={dora.pk}").content.decode()
    assert 'value="Your invoice"' in page
    assert ">Here</textarea>" in page


def test_a_draft_to_nobody_chosen_yet_keeps_every_field(as_ben: Client) -> None:
    form = {"subject": "A", "body": "Here", "email": "fay@studio.example", "name": "Fay Ito"}
    as_ben.post("/tickets/new/mail/draft/", {**form, "cc": "max@studio.example"})

    page = as_ben.get("/tickets/new/mail/").content.decode()
    for kept in ("fay@studio.example", "Fay Ito", "max@studio.example", "A"):
        assert f'value="{kept}"' in page


def test_it_follows_up_only_a_ticket_of_this_customer(
    as_ben: Client, ticket: Ticket, dora: Person, emil: Person
) -> None:
    for customer, earlier in ((emil, None), (dora, ticket)):
        as_ben.post("/tickets/new/mail/", _form(customer, follows=str(ticket.pk)))
        assert Ticket.objects.latest("pk").linked_to == earlier


def test_pictures_are_shown_and_sent(as_ben: Client, ben: User, dora: Person) -> None:
    picture = put_picture(None, name="shot.png", content_type="image/png", content=PNG, by=ben)
    save_mail(dora, subject="A", text=f"See **this**\n\n{picture.reference}", by=ben)

    url = f"/tickets/new/mail/pictures/{picture.pk}/"
    assert url in as_ben.get(f"/tickets/new/mail/?customer={dora.pk}").content.decode()
    assert as_ben.get(url).status_code == 200
    text = Draft.objects.get().text
    shown = as_ben.post("/tickets/new/mail/preview/", {"text": text}).content.decode()
    assert f'src="{url}"' in shown

    as_ben.post("/tickets/new/mail/", _form(dora, text=text))

    message = Message.objects.get()
    assert message.attachments.get().get_absolute_url() in message.html


def test_a_picture_is_its_writers_alone(as_bea: Client, ben: User) -> None:
    picture = put_picture(None, name="shot.png", content_type="image/png", content=PNG, by=ben)

    assert as_bea.get(picture.get_absolute_url()).status_code == 404
    assert as_bea.post(picture.removal).status_code == 404


def test_the_customers_page_leads_to_it(as_ben: Client, ticket: Ticket, dora: Person) -> None:
    page = as_ben.get(f"/customers/{dora.pk}/").content.decode()

    assert f'href="/tickets/new/mail/?customer={dora.pk}"' in page
    found = as_ben.get("/palette/?q=dora").json()
    assert "New mail to Dora Lind" in [line["label"] for line in found["results"]]
