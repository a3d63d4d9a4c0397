"""Writers, recipients, and whoever gets the answer."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from rapport.channels.conftest import message_of, ticket_of
from rapport.channels.email import message_ids
from rapport.channels.email.conftest import SUPPORT, TakeIn
from rapport.channels.email.tests.writing import EMIL, mail
from rapport.channels.models import Inbound
from rapport.channels.parsed import Reference
from rapport.customers.models import Identity, Person
from rapport.people.models import User
from rapport.tickets.actions import reply
from rapport.tickets.correspondence.addressing import recipients
from rapport.tickets.models import Outgoing, Ticket

pytestmark = pytest.mark.django_db

SITE = "Website of the mill <support@desk.example>"
FORM = "Name: Ida Moen\nEmail: ida@mill.example\n\nIs the mill open on Sunday?"


def shown(client: Client, arrival: Inbound) -> str:
    """Return the page of the ticket that the arrival is on."""
    return html.unescape(client.get(ticket_of(arrival).get_absolute_url()).content.decode())


def raw(fields: str, text: str = "The lamp flickers.") -> bytes:
    """Return a mail whose fields are exactly these, as no library would write them."""
    return f"{fields}\r\nTo: {SUPPORT}\r\nSubject: Lamp\r\n\r\n{text}\r\n".encode()


@pytest.mark.parametrize(
    "sender",
    [
        "'ida@mill.example' <'ida@mill.example'>",
        "Ida Moen <ida@mill.example",
        "Moen, Ida <ida@mill.example>",
        '"Ida Moen" <ida @mill.example>',
        "Ida Moen [mailto:ida@mill.example]",
        "Ida Moen <<ida@mill.example>>",
        "ida@mill.example;",
        "<ida@mill.example> <ida@mill.example>",
    ],
)
def test_a_wrapped_sender_is_no_second_customer(
    take_in: TakeIn, as_ben: Client, sender: str
) -> None:
    arrived = take_in(
        raw(f"From: {sender}\r\nMessage-ID: <1@mill.example>"),
        raw("From: Ida Moen <ida@mill.example>\r\nMessage-ID: <2@mill.example>"),
    )

    customers = {ticket_of(one).customer for one in arrived}
    assert len(customers) == 1
    assert Identity.objects.get(person__in=customers).value == "ida@mill.example"
    assert Person.objects.get(pk__in=[one.pk for one in customers]).name in (
        "Ida Moen",
        "Moen, Ida",
    )
    assert "Moen" in shown(as_ben, arrived[0])


@pytest.mark.parametrize(
    "copied",
    [
        "'nina@books.example'",
        "\"'nina@books.example'\" <'nina@books.example'>",
        "Nina Book <nina@books.example",
        "Book, Nina <mailto:nina@books.example>",
    ],
)
def test_a_wrapped_copy_gets_the_answer(take_in: TakeIn, as_ben: Client, copied: str) -> None:
    (arrived,) = take_in(raw(f"From: {EMIL}\r\nCc: {copied}"))

    assert recipients(ticket_of(arrived)).cc == ["nina@books.example"]
    assert "nina@books.example" in shown(as_ben, arrived)


def test_a_broken_name_is_replaced_by_the_next_clean_one(take_in: TakeIn, as_ben: Client) -> None:
    first, later = take_in(
        raw("From: =?utf-8?B?SWRhIE3Dg8K4ZW4=?= <ida@mill.example>\r\nMessage-ID: <1@m.example>"),
        raw("From: Ida Moen <ida@mill.example>\r\nMessage-ID: <2@m.example>"),
    )

    assert ticket_of(first).customer == ticket_of(later).customer
    assert Person.objects.get(identities__value="ida@mill.example").name == "Ida Moen"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Mailer": "PHP/8.3"},
        {"Reply-To": SUPPORT},
        {"Sender": "www@desk.example", "Return-Path": "<www@desk.example>"},
    ],
)
def test_a_form_that_writes_from_our_own_address_opens_a_ticket(
    take_in: TakeIn, as_ben: Client, headers: dict[str, str]
) -> None:
    (arrived,) = take_in(mail(FORM, sender=SITE, headers=headers))

    ticket = ticket_of(arrived)
    assert not ticket.customer.identities.exists(), "an address in a form is not guessed"
    assert recipients(ticket).to == []
    assert not Outgoing.objects.exists(), "nobody gets a confirmation"
    page = shown(as_ben, arrived)
    assert "Is the mill open on Sunday?" in page
    assert "Website of the mill" in page
    assert 'aria-label="About the customer"' not in page, "nothing is known about them"
    assert "Sent by “Website of the mill” from our own address support@desk.example" in page
    assert "so the recipient of the reply is not known" in page
    link = f'<a href="{ticket.customer.get_absolute_url()}">customer’s page</a>'
    assert f"Add the address on the {link}." in page
    assert as_ben.get(ticket.customer.get_absolute_url()).status_code == 200


UNKNOWN = "so the recipient of the reply is not known"


def offered(page: str, label: str) -> tuple[str, dict[str, str]]:
    """Return where the button leads, and the fields that it sends."""
    form = next(each for each in page.split("<form") if f">{label}</button>" in each)
    action = re.search(r'action="([^"]+)"', form)
    assert action
    fields = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return action[1], dict(fields)


@pytest.mark.parametrize("is_known", [False, True])
def test_an_address_in_a_form_is_offered_in_one_click(
    take_in: TakeIn, as_ben: Client, is_known: bool
) -> None:
    if is_known:
        take_in(mail("Earlier.", sender="Ida Moen <ida@mill.example>"))
    text = f"{FORM}\n\nSent by support@desk.example"
    (arrived,) = take_in(mail(text, sender=SITE))
    page = shown(as_ben, arrived)
    assert "Answer support@desk.example" not in page

    url, fields = offered(page, "Answer ida@mill.example")
    answer = as_ben.post(url, fields)

    assert answer["Location"].startswith(ticket_of(arrived).get_absolute_url())
    assert recipients(ticket_of(arrived)).to == ["ida@mill.example"]
    page = shown(as_ben, arrived)
    assert UNKNOWN not in page
    assert "your reply stays here" not in page
    assert "Answer ida@mill.example" not in page


def test_a_form_is_told_no_longer_once_it_was_answered(
    take_in: TakeIn, as_ben: Client, ben: User
) -> None:
    (arrived,) = take_in(mail("Is the mill open?", sender=SITE))
    assert UNKNOWN in shown(as_ben, arrived)

    reply(ticket_of(arrived), text="Told by telephone.", by=ben)

    assert UNKNOWN not in shown(as_ben, arrived)


def customer_of(arrived: Inbound) -> Person:
    """Return the customer as they are in the database now."""
    return Person.objects.get(tickets=arrived.ticket_id)


def test_a_customer_whom_a_form_names_becomes_the_one_of_the_ticket(
    take_in: TakeIn, as_ben: Client
) -> None:
    (earlier,) = take_in(mail("Earlier.", sender="Ida Moen <ida@mill.example>"))
    (arrived,) = take_in(mail(FORM, sender=SITE))
    url, fields = offered(shown(as_ben, arrived), "Answer ida@mill.example")
    page = as_ben.post(url, fields, follow=True).content.decode()

    ida = ticket_of(earlier).customer
    assert "ida@mill.example belongs to Ida Moen, who is the customer now." in page
    assert customer_of(arrived) == message_of(arrived).person == ida


@pytest.mark.parametrize("site", [SITE, "Contact form <support@desk.example>"])
def test_who_writes_after_a_form_has_their_own_name(
    take_in: TakeIn, as_ben: Client, site: str
) -> None:
    (arrived,) = take_in(mail(FORM, sender=site))
    url, fields = offered(shown(as_ben, arrived), "Answer ida@mill.example")
    as_ben.post(url, fields)
    assert str(customer_of(arrived)) == "ida@mill.example"

    (again,) = take_in(mail("And on Monday?", sender="Ida Moen <ida@mill.example>"))

    assert str(customer_of(arrived)) == str(customer_of(again)) == "Ida Moen"


def test_a_name_that_a_form_puts_before_our_address_is_of_who_filled_it_in(take_in: TakeIn) -> None:
    text = "Name: Ida Moen\nIs the mill open on Sunday?"
    (arrived,) = take_in(mail(text, sender="Ida Moen <support@desk.example>"))

    assert str(ticket_of(arrived).customer) == "Ida Moen"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_who_is_added_where_nobody_is_answered_gets_the_reply(
    take_in: TakeIn, as_ben: Client, headers: dict[str, str]
) -> None:
    (arrived,) = take_in(mail("Is the mill open?", sender=SITE))
    url = reverse("ticket_participants", args=[ticket_of(arrived).pk])

    swapped = as_ben.post(url, {"address": "ida@mill.example"}, headers=headers)

    going = recipients(ticket_of(arrived))
    assert (going.to, going.cc) == (["ida@mill.example"], [])
    assert "your reply stays here" not in swapped.content.decode()
    assert ('id="composer-unaddressed"' in swapped.content.decode()) == bool(headers)
    as_ben.post(url, {"address": "ulf@mill.example"})
    assert recipients(ticket_of(arrived)).cc == ["ulf@mill.example"]
    assert UNKNOWN not in shown(as_ben, arrived)


@pytest.mark.parametrize(
    "reply_to", ["Ida Moen <ida@mill.example>", "ida@mill.example, ulf@mill.example"]
)
def test_who_is_named_in_reply_to_of_a_form_is_the_customer(
    take_in: TakeIn, as_ben: Client, reply_to: str
) -> None:
    (arrived,) = take_in(mail(FORM, sender=SITE, headers={"Reply-To": reply_to}))

    ticket = ticket_of(arrived)
    assert recipients(ticket).to == ["ida@mill.example"]
    assert recipients(ticket).cc == (["ulf@mill.example"] if "ulf" in reply_to else [])
    assert "Is the mill open on Sunday?" in shown(as_ben, arrived)


def test_what_a_form_brings_is_of_one_person_each(take_in: TakeIn, as_ben: Client) -> None:
    one, other = take_in(mail("Mine.", sender=SITE), mail("Another's.", sender=SITE))

    assert ticket_of(one).customer != ticket_of(other).customer
    assert "Another's." not in shown(as_ben, one)


def copies(number: int) -> dict[str, str]:
    return {"Cc": ", ".join(f"Reader {n} <r{n}@mill.example>" for n in range(number))}


@pytest.mark.parametrize("number", [21, 60, 100])
def test_many_in_copy_all_get_the_answer(take_in: TakeIn, as_ben: Client, number: int) -> None:
    (arrived,) = take_in(mail(headers=copies(number)))

    assert len(recipients(ticket_of(arrived)).cc) == number
    page = shown(as_ben, arrived)
    assert f"r{number - 1}@mill.example" in page or f"Reader {number - 1}" in page
    assert "The original names everybody." not in page
    spaced = " ".join(page.split())
    assert f"r1@mill.example and {number - 2} more" in spaced  # beside the answer
    assert f"<summary>and {number - 5} more</summary>" in spaced  # of the people on the ticket


@pytest.mark.parametrize(("number", "words"), [(101, "1 more person was"), (130, "30 more people")])
def test_how_many_are_left_out_is_told(
    take_in: TakeIn, as_ben: Client, number: int, words: str
) -> None:
    (arrived,) = take_in(mail(headers=copies(number)))

    assert len(recipients(ticket_of(arrived)).cc) == 100
    page = shown(as_ben, arrived)
    assert words in page
    assert "The original names everybody." in page


@pytest.mark.parametrize(
    "reply_to",
    [
        "One <one@mill.example>, Two <two@mill.example>",
        "one@mill.example; two@mill.example",
        "'one@mill.example', 'two@mill.example'",
        "Moen, One <one@mill.example>, Moen, Two <two@mill.example>",
    ],
)
def test_two_addresses_in_reply_to_both_get_the_answer(
    take_in: TakeIn, as_ben: Client, reply_to: str
) -> None:
    (arrived,) = take_in(mail(headers={"Reply-To": "one@mill.example"}).replace(
        b"Reply-To: one@mill.example", f"Reply-To: {reply_to}".encode()
    ))  # fmt: skip

    going = recipients(ticket_of(arrived))
    assert (going.to, going.cc) == (["one@mill.example"], ["two@mill.example"])
    page = shown(as_ben, arrived)
    assert "The sender wants replies sent to one@mill.example, two@mill.example." in page


@pytest.mark.parametrize("more", ["", ", assistant@nordwind.example"])
def test_a_colleague_in_reply_to_gets_no_customers_answer(
    take_in: TakeIn, as_ben: Client, ben: User, more: str
) -> None:
    (arrived,) = take_in(mail(headers={"Reply-To": f"Ben <{ben.email.upper()}>{more}"}))

    to = "assistant@nordwind.example" if more else "dora@nordwind.example"
    assert recipients(ticket_of(arrived)).to == [to]
    page = shown(as_ben, arrived)
    assert f"Reply-To names {ben.email}, who works here. Replies go to {to} instead." in page


@pytest.mark.parametrize(
    "reply_to",
    [
        "one@mill.example, two@mill.example, Dora <DORA@nordwind.example>",
        "one@mill.example, dora@nordwind.example, two@mill.example",
    ],
)
def test_a_sender_who_is_named_after_others_gets_the_answer_too(
    take_in: TakeIn, reply_to: str
) -> None:
    (arrived,) = take_in(mail(headers={"Reply-To": reply_to}))

    going = recipients(ticket_of(arrived))
    assert (going.to, going.cc) == (
        ["dora@nordwind.example"],
        ["one@mill.example", "two@mill.example"],
    )


def test_a_reply_to_that_names_the_sender_needs_no_word(take_in: TakeIn, as_ben: Client) -> None:
    (arrived,) = take_in(mail(headers={"Reply-To": "DORA@nordwind.example"}))

    page = shown(as_ben, arrived)
    assert "The sender wants replies" not in page
    assert "who works here" not in page


@pytest.mark.parametrize(
    "subject",
    [
        "The mill stands still " * 20 + "LASTWORD",
        "Die Mühle läuft nicht über Nacht " * 14 + "LASTWORD",
        "磨坊停了" * 80 + "LASTWORD",
        "x" * 300 + " LASTWORD",
    ],
)
def test_a_long_subject_is_kept_whole(take_in: TakeIn, as_ben: Client, subject: str) -> None:
    (arrived,) = take_in(mail(subject=subject))

    ticket = ticket_of(arrived)
    assert ticket.subject.endswith("…")
    assert len(ticket.subject) <= 255
    assert " ".join(subject.split()) in shown(as_ben, arrived)
    found = as_ben.get("/search/", {"q": "LASTWORD"}).content.decode()
    assert f"/tickets/{ticket.pk}/" in found


def test_a_subject_that_fits_is_not_told_twice(take_in: TakeIn, as_ben: Client) -> None:
    (arrived,) = take_in(mail(subject="Mill " * 50))

    assert Ticket.objects.get().subject == ("Mill " * 50).strip()
    assert "The whole subject" not in shown(as_ben, arrived)


@pytest.mark.parametrize("field", ["Reply-To", "Sender", "Return-Path"])
def test_a_sender_without_an_address_is_the_one_in_another_field(
    take_in: TakeIn, as_ben: Client, field: str
) -> None:
    (arrived,) = take_in(raw(f"From: Ida Moen\r\n{field}: <ida@mill.example>"))

    customer = ticket_of(arrived).customer
    assert (customer.name, customer.identities.get().value) == ("Ida Moen", "ida@mill.example")
    assert "Ida Moen" in shown(as_ben, arrived)


REPORTED = Path(settings.PACKAGE).parent.parent / "shared" / "fixtures" / "reported"


@pytest.mark.skipif(not REPORTED.exists(), reason="the reports do not lie beside the project")
def test_each_reported_mail_is_a_ticket_with_the_right_people(
    take_in: TakeIn, as_ben: Client
) -> None:
    def of(name: str) -> Inbound:
        return take_in((REPORTED / name).read_bytes())[0]

    for name in ("malformed-from/0.eml", "malformed-from/3.eml"):
        assert ticket_of(of(name)).customer.identities.get().value == "bea@lunt.example"
    assert recipients(ticket_of(of("apostrophes/input.eml"))).cc == ["nina@books.example"]
    assert "from our own address" in shown(as_ben, of("own-address/no-reply-to.eml"))
    assert len(recipients(ticket_of(of("many-copies/60.eml"))).cc) == 60
    going = recipients(ticket_of(of("reply-to/two.eml")))
    assert [*going.to, *going.cc] == ["one358e4f@r.example", "two358e4f@r.example"]
    assert "ENDWORT" in shown(as_ben, of("long-subject/input.eml"))


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Rapport-Loop": message_ids.own_mark()},
        {"Message-ID": f"<{message_ids.make(Reference(1, 2), 'desk.example')}>"},
        {"X-Rapport-Loop": message_ids.own_mark(), "Reply-To": "ida@mill.example"},
        {
            "X-Rapport-Loop": message_ids.own_mark(),
            "Message-ID": f"<{message_ids.make(Reference(9, 9), 'desk.example')}>",
        },
    ],
)
def test_our_own_mail_that_comes_back_opens_no_ticket(
    take_in: TakeIn, headers: dict[str, str]
) -> None:
    (arrived,) = take_in(mail("We have it.", sender=SITE, headers=headers))

    assert (arrived.state, arrived.reason) == ("recorded", "Our own mail came back to us.")
    assert not Ticket.objects.exists()


@pytest.mark.parametrize("unit", ["Bea Lunt ", "Lüne ", "林美"])
def test_a_long_name_is_told_whole(take_in: TakeIn, as_ben: Client, unit: str) -> None:
    name = f"{unit * (480 // len(unit))}LASTNAME"
    (arrived,) = take_in(mail(sender=f'"{name}" <bea.lunt@nordwind.example>'))

    person = Person.objects.get(identities__value="bea.lunt@nordwind.example")
    assert person.name.endswith("…")
    assert len(person.name) <= 160
    assert name in shown(as_ben, arrived)


def test_a_name_that_fits_is_not_told_twice(take_in: TakeIn, as_ben: Client) -> None:
    (arrived,) = take_in(mail())

    assert "whole name" not in shown(as_ben, arrived)
