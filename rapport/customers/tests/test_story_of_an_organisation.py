"""The page of an organisation: its people, their tickets, what they said."""

from __future__ import annotations

import re

from django.test import Client

from conftest import MONDAY
from rapport.customers import search
from rapport.customers.actions import add_note
from rapport.customers.models import Identity, Organisation, Person
from rapport.customers.tests.test_story_of_a_customer import entries, opened, rated
from rapport.people.models import User
from rapport.tickets.models import Queue


def colleague_of(dora: Person) -> Person:
    hugo = Person.objects.create(name="Hugo Berg", organisation=dora.organisation, since=MONDAY)
    Identity.objects.create(
        person=hugo, kind="mail", value="hugo@nordwind.example", added_at=MONDAY
    )
    return hugo


def test_it_tells_of_all_its_people_and_of_nobody_else(
    as_ben: Client, ben: User, dora: Person, emil: Person, support_queue: Queue
) -> None:
    hugo = colleague_of(dora)
    rated(opened(dora, "email", "Export stops"), ben, 5, "lovely")
    opened(hugo, "phone", "Invoice lost", by=ben)
    opened(emil, "email", "Where is my refund")
    add_note(hugo, text="Leaves in May.", by=ben)

    url = f"/organisations/{dora.organisation_id}/"
    html = as_ben.get(url).content.decode()
    told = entries(html)

    assert [line for line in told if line.startswith("Dora Lind wrote by email")]
    assert [line for line in told if line.startswith("Hugo Berg reached us by phone")]
    assert [line for line in told if line.startswith("Ben Okafor wrote a note Hugo Berg Leaves")]
    assert "“lovely”" in html
    assert "refund" not in html
    for show, figure, count in (
        ("tickets", "2 tickets", 2),
        ("open", "1 open", 1),
        ("ratings", "1 of 1 rating good", 1),
    ):
        assert re.search(rf'href="\?show={show}"[^>]*>{figure}</a>', html)
        assert len(entries(as_ben.get(f"{url}?show={show}").content.decode())) == count


def test_its_people_open_as_a_list(as_ben: Client, dora: Person, emil: Person) -> None:
    colleague_of(dora)
    html = as_ben.get(f"/organisations/{dora.organisation_id}/").content.decode()
    listed = f"/customers/?organisation={dora.organisation_id}"
    assert f'href="{listed}">2 people</a>' in html

    people = as_ben.get(listed).content.decode()
    assert "Hugo Berg" in people
    assert "Emil Sato" not in people


def test_who_does_not_exist_is_not_found(as_ben: Client) -> None:
    assert as_ben.get("/organisations/404/").status_code == 404


def test_name_and_domain_are_changed_on_a_page(as_ben: Client, dora: Person) -> None:
    url = f"/organisations/{dora.organisation_id}/change/"
    assert 'value="nordwind.example"' in as_ben.get(url).content.decode()

    assert as_ben.post(url, {"name": "Nordwind AG", "domain": "nord.example"}).status_code == 302
    assert Organisation.objects.get(name="Nordwind AG").domain == "nord.example"

    refused = as_ben.post(url, {"name": "Nordwind AG", "domain": "gmail.com"})
    assert refused.status_code == 422
    assert "Anybody can have an address at gmail.com" in refused.content.decode()


def test_a_ticket_is_opened_for_one_of_its_people(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    search.put(dora)
    page = as_ben.get(f"/organisations/{dora.organisation_id}/").content.decode()

    assert 'href="/tickets/new/?who=Nordwind"' in page
    assert "Dora Lind" in as_ben.get("/tickets/new/?who=Nordwind").content.decode()
