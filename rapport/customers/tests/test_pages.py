"""The pages about customers."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import MONDAY
from rapport.customers.actions import merge, note_last_contact
from rapport.customers.models import Merge, Person
from rapport.people.models import User
from rapport.tickets.models import Ticket


def test_a_customer_is_found_by_a_part_of_anything(
    as_ben: Client, dora: Person, emil: Person
) -> None:
    for words in ("dora", "Lin", "nordwind", "dora@nordw"):
        html = as_ben.get("/customers/", {"q": words}).content.decode()
        assert "Dora Lind" in html
        assert "Emil Sato" not in html


@pytest.mark.parametrize(
    "address", [{"page": "²"}, {"page": "²", "sort": "name"}, {"sort": "x"}, {"organisation": "x"}]
)
def test_nonsense_in_the_address_is_refused(
    as_ben: Client, dora: Person, address: dict[str, str]
) -> None:
    assert as_ben.get("/customers/", address).status_code == 422


def test_the_latest_contact_comes_first_and_open_tickets_are_counted(
    as_ben: Client, dora: Person, emil: Person, ticket: Ticket
) -> None:
    note_last_contact(emil.pk, at=MONDAY + timedelta(days=1))

    html = as_ben.get("/customers/").content.decode()

    assert html.index("Emil Sato") < html.index("Dora Lind")
    assert f'href="/customers/{dora.pk}/?show=open">1 open</a>' in html
    assert html.count("1 open") == 1


@pytest.mark.parametrize("sort", ["", "name"])
def test_its_pages_have_everybody_once(as_ben: Client, sort: str) -> None:
    # Names that differ in case only, that are the same, and none at all.
    for name in ["anna", "Anna", "", "Zoe"] * 30:
        Person.objects.create(name=name, since=MONDAY, last_contact_at=MONDAY)

    seen, url = list[str](), f"/customers/?sort={sort}"
    for _page in range(3):
        html = as_ben.get(url).content.decode()
        seen += re.findall(r'class="row-link" href="/customers/(\d+)/"', html)
        following = re.search(r'href="([^"]*)" rel="next"', html)
        if following:
            url = f"/customers/{following[1].replace('&amp;', '&')}"

    assert len(seen) == 120
    assert len(set(seen)) == 120
    if sort:
        names = [Person.objects.get(pk=pk).name for pk in seen]
        assert names == ["anna", "Anna"] * 30 + ["Zoe"] * 30 + [""] * 30


def test_the_list_costs_the_same_for_one_and_for_many(
    as_ben: Client,
    dora: Person,
    emil: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    as_ben.get("/customers/")
    with django_assert_max_num_queries(8):
        as_ben.get("/customers/")


def test_the_page_tells_the_story(as_ben: Client, dora: Person, ticket: Ticket) -> None:
    html = as_ben.get(f"/customers/{dora.pk}/").content.decode()

    assert "dora@nordwind.example" in html
    assert "Nordwind" in html


def test_a_merged_person_leads_to_who_goes_on(
    as_ben: Client, dora: Person, emil: Person, ada: User
) -> None:
    merge(dora, into=emil, by=ada)

    answer = as_ben.get(f"/customers/{dora.pk}/")
    assert answer.headers["Location"] == f"/customers/{emil.pk}/"


def test_merging_on_the_page_and_undoing_it(as_ada: Client, dora: Person, emil: Person) -> None:
    as_ada.post(f"/customers/{emil.pk}/merge/", {"person": dora.pk})
    dora.refresh_from_db()
    assert dora.merged_into == emil

    as_ada.post(f"/merges/{Merge.objects.get().pk}/undo/")
    dora.refresh_from_db()
    assert dora.merged_into is None


def test_an_agent_may_not_merge(as_ben: Client, dora: Person, emil: Person) -> None:
    assert as_ben.post(f"/customers/{emil.pk}/merge/", {"person": dora.pk}).status_code == 403
    assert as_ben.get(f"/customers/{emil.pk}/merge/").status_code == 403


def test_an_address_of_somebody_else_is_refused_with_a_sentence(
    as_ben: Client, dora: Person, emil: Person
) -> None:
    answer = as_ben.post(
        f"/customers/{dora.pk}/addresses/", {"kind": "mail", "value": "emil@sato.example"}
    )

    assert answer.status_code == 409
    assert "merge the two" in answer.content.decode()


def test_properties_are_changed(as_ben: Client, dora: Person) -> None:
    as_ben.post(f"/customers/{dora.pk}/property/", {"name": "Dora Lindt", "language": "de"})
    dora.refresh_from_db()
    assert (dora.name, dora.language) == ("Dora Lindt", "de")

    refused = as_ben.post(f"/customers/{dora.pk}/property/", {"timezone": "Mars/North"})
    assert refused.status_code == 422


def test_a_stranger_is_led_to_the_sign_in(client: Client, dora: Person) -> None:
    assert "/accounts/login/" in client.get(f"/customers/{dora.pk}/").headers["Location"]


@pytest.mark.parametrize("person", ["", "nobody", "0"])
def test_a_merge_with_nobody_is_not_found(as_ada: Client, dora: Person, person: str) -> None:
    answer = as_ada.post(f"/customers/{dora.pk}/merge/", {"person": person})

    assert answer.status_code == 404
