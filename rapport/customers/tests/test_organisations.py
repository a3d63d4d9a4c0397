"""The list of organisations."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.core import clock
from rapport.customers import organisations, search
from rapport.customers.actions import change_organisation, move_to_organisation
from rapport.customers.models import Organisation, Person
from rapport.people.models import User

URL = "/organisations/"


def _make(*names: str) -> None:
    now = clock.now()
    for name in names:
        domain = f"{name.split()[0].lower()}.example"
        made = Organisation.objects.create(name=name, domain=domain, since=now)
        search.put_organisations([(made.pk, name, domain)])


def _names(page: str) -> list[str]:
    return re.findall(r"<bdi>([^<]+)</bdi>", page)


def test_they_stand_by_name_with_their_people(as_ben: Client, dora: Person) -> None:
    _make("Zoo", "alder Works")
    page = as_ben.get(URL).content.decode()

    assert _names(page) == ["alder Works", "Nordwind", "Zoo"]
    assert "nordwind.example" in page


@pytest.mark.parametrize("words", ["ALDER", "alder.exa", "wörks", "works alder"])
def test_one_is_found_by_words_of_name_or_domain(as_ben: Client, words: str) -> None:
    _make("Zoo", "alder Works")

    assert _names(as_ben.get(URL, {"q": words}).content.decode()) == ["alder Works"]


def test_it_is_found_by_its_new_name_alone(as_ben: Client, ben: User, dora: Person) -> None:
    assert dora.organisation
    change_organisation(dora.organisation, name="Südwind", domain="nordwind.example", by=ben)

    assert _names(as_ben.get(URL, {"q": "sudwind"}).content.decode()) == ["Südwind"]
    change_organisation(dora.organisation, name="Südwind", domain="sudwind.example", by=ben)
    assert _names(as_ben.get(URL, {"q": "nordwind"}).content.decode()) == []


def test_one_that_a_customer_is_put_in_is_found(as_ben: Client, ben: User, dora: Person) -> None:
    move_to_organisation(dora, name="Łąka Games", by=ben)

    assert _names(as_ben.get(URL, {"q": "laka"}).content.decode()) == ["Łąka Games"]


def test_nothing_found_says_what_to_do(as_ben: Client, dora: Person) -> None:
    page = as_ben.get(URL, {"q": "nobody-like-that"}).content.decode()

    assert "No organisation found" in page


def test_a_long_list_goes_on_without_gap_or_repetition(
    as_ben: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(organisations, "SIZE", 2)
    _make("B one", "a two", "b one", "C three", "B one")

    read: list[str] = []
    address = URL
    for _page in range(4):
        page = as_ben.get(address).content.decode()
        read += _names(page)
        more = re.search(r'href="(\?after=[^"]+)" rel="next"', page)
        if more is None:
            break
        address = URL + more[1].replace("&amp;", "&")

    assert [name.lower() for name in read] == ["a two", "b one", "b one", "b one", "c three"]


@pytest.mark.parametrize("after", ["²", "-1", "999999999", "9" * 30])
def test_a_list_that_goes_on_after_nonsense_begins_again(
    as_ben: Client, dora: Person, after: str
) -> None:
    assert _names(as_ben.get(URL, {"after": after}).content.decode()) == ["Nordwind"]


def test_however_many_there_are_the_page_asks_the_same(as_ben: Client) -> None:
    def queries_with(number: int) -> int:
        _make(*(f"Firm {number}.{each}" for each in range(number)))
        with CaptureQueriesContext(connection) as asked:
            as_ben.get(URL)
        return len(asked)

    as_ben.get(URL)  # The counts in the navigation are cached from now on.
    assert queries_with(1) == queries_with(30)


def test_only_the_list_is_drawn_while_somebody_types(as_ben: Client, dora: Person) -> None:
    htmx = {"HX-Request": "true", "HX-Target": "organisations"}
    page = as_ben.get(URL, {"q": "nord"}, headers=htmx).content.decode()

    assert page.lstrip().startswith('<div id="organisations"')
    assert _names(page) == ["Nordwind"]


def test_a_stranger_signs_in_first(client: Client, ben: User) -> None:
    assert "/accounts/login/" in client.get(URL).headers["Location"]


def test_each_stands_in_a_row_like_the_customers(as_ben: Client, dora: Person) -> None:
    page = as_ben.get(URL).content.decode()

    assert "<table" not in page
    row = page[page.index('class="rows"') :]
    assert "1 customer" in row
    assert "customers-when" in row


def _pages(client: Client, sort: str) -> list[str]:
    """Return the names on all pages of the list, one after the other."""
    read: list[str] = []
    address = f"{URL}?sort={sort}"
    for _page in range(9):
        page = client.get(address).content.decode()
        read += _names(page)
        more = re.search(r'href="([^"]+)" rel="next"', page)
        if more is None:
            break
        address = URL + more[1].replace("&amp;", "&")
    return read


@pytest.fixture
def firms(db: None) -> None:
    """Make firms: one with three customers long ago, two with one each lately, two with none."""
    _make("Alder", "Birch", "Cedar", "Dogwood", "Elm")
    for firm, ages in (("Cedar", (30, 20, 40)), ("Birch", (2,)), ("Elm", (1,))):
        for age in ages:
            Person.objects.create(
                name=f"{firm} {age}",
                organisation=Organisation.objects.get(name=firm),
                since=clock.now(),
                last_contact_at=clock.now() - timedelta(days=age),
            )


@pytest.mark.usefixtures("firms")
@pytest.mark.parametrize("size", [1, 2, 50])
@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("people", ["Cedar", "Birch", "Elm", "Alder", "Dogwood"]),
        ("contact", ["Elm", "Birch", "Cedar", "Alder", "Dogwood"]),
    ],
)
def test_it_is_sorted_by_people_and_by_contact_and_loses_nothing_between_pages(
    as_ben: Client, monkeypatch: pytest.MonkeyPatch, size: int, sort: str, names: list[str]
) -> None:
    monkeypatch.setattr(organisations, "SIZE", size)

    assert _pages(as_ben, sort) == names


@pytest.mark.usefixtures("firms")
def test_people_who_were_merged_do_not_count(as_ben: Client) -> None:
    kept = Person.objects.get(name="Birch 2")
    Person.objects.filter(name__in=["Cedar 20", "Cedar 30"]).update(merged_into=kept)

    assert _pages(as_ben, "contact")[:3] == ["Elm", "Birch", "Cedar"]
    assert _pages(as_ben, "people")[:3] == ["Birch", "Cedar", "Elm"]


@pytest.mark.usefixtures("firms")
def test_a_sorted_list_keeps_its_words_and_refuses_nonsense(as_ben: Client) -> None:
    found = as_ben.get(URL, {"q": "cedar", "sort": "people"}).content.decode()
    assert _names(found) == ["Cedar"]
    found = as_ben.get(URL, {"q": "cedar", "sort": "contact"}).content.decode()
    assert _names(found) == ["Cedar"]
    assert 'href="?q=cedar"' in found

    assert as_ben.get(URL, {"sort": "shoes"}).status_code == 422
    assert as_ben.get(URL, {"sort": "people", "after": "1"}).status_code == 422
    assert as_ben.get(URL, {"sort": "contact", "after": "x"}).status_code == 422
