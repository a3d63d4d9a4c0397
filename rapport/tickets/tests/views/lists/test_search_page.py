"""The search page."""

from __future__ import annotations

import re
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rapport.customers import search as customers_index
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import note
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened


def _page(client: Client, **query: str) -> str:
    return client.get("/search/", query).content.decode()


def _found(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'id="found-(\d+)"', page)]


def test_what_was_asked_for_is_marked(as_ben: Client, ticket: Ticket, ben: User) -> None:
    message = note(ticket, text="The <refund> is on its way.", by=ben)

    page = _page(as_ben, q="export refund")

    assert "<mark>Export</mark> stops at 60 %" in page
    assert "The &lt;<mark>refund</mark>&gt; is on its way." in page
    assert f'href="/tickets/{ticket.pk}/#message-{message.pk}"' in page


def test_only_what_one_may_see_is_found(
    as_ben: Client, as_cleo: Client, client: Client, ticket: Ticket
) -> None:
    assert f"/tickets/{ticket.pk}/" in _page(as_ben, q="export")
    assert "Nothing matches “export”" in _page(as_cleo, q="export")
    assert f"/tickets/{ticket.pk}/" not in _page(as_cleo, q=f"#{ticket.pk}")
    assert client.get("/search/?q=export").status_code == 302


def test_a_number_leads_straight_to_its_ticket(as_ben: Client, ticket: Ticket) -> None:
    answer = as_ben.get("/search/", {"q": f"#{ticket.pk}"})

    assert (answer.status_code, answer.headers["Location"]) == (302, f"/tickets/{ticket.pk}/")
    assert f'id="found-{ticket.pk}"' in _page(as_ben, q=str(ticket.pk))
    assert as_ben.get("/search/", {"q": f"#{ticket.pk + 1}"}).status_code == 200


def test_nobody_is_led_away_while_typing(as_ben: Client, ticket: Ticket) -> None:
    htmx = {"HX-Request": "true", "HX-Target": "found"}
    typed = as_ben.get("/search/", {"q": f"#{ticket.pk}"}, headers=htmx)

    assert typed.status_code == 200
    assert f'id="found-{ticket.pk}"' in typed.content.decode()


def _rename(person: Person, name: str) -> None:
    person.name = name
    person.save()
    customers_index.put(person)


def _kinds(page: str) -> list[str]:
    return re.findall(r'<h2 class="found-kind" id="found-(\w+)"', page)


def test_people_and_organisations_are_found_with_the_tickets(
    as_ben: Client, ticket: Ticket, emil: Person, cleo: User
) -> None:
    nordwind = _page(as_ben, q="nordwind")
    assert _kinds(nordwind) == ["organisations", "customers", "tickets"]
    assert f'href="/customers/{ticket.customer_id}/"' in nordwind
    assert _kinds(_page(as_ben, q="cleo")) == ["colleagues"]
    assert f'href="/team/people/{cleo.pk}/"' in _page(as_ben, q="marin cleo")
    address = _page(as_ben, q="Dora@Nordwind.example")
    assert _kinds(address)[0] == "customers"
    assert _kinds(_page(as_ben, q="export stops")) == ["tickets"]


def test_an_accent_or_a_stroke_makes_no_difference(
    as_ben: Client, dora: Person, emil: Person, ben: User
) -> None:
    _rename(dora, "Łukasik")
    _rename(emil, "Ana Lukasik-Sørensen")

    for typed in ("lukasik", "Łukasik", "łukasik", "LUKASIK"):
        page = _page(as_ben, q=typed)
        names = re.findall(r"<bdi>([^<]+)</bdi>", page)
        assert names[0] == "Łukasik", typed
        assert "Ana Lukasik-Sørensen" in names, typed
    assert "Ana Lukasik-Sørensen" in _page(as_ben, q="sorensen ana")


def test_tickets_come_first_where_they_match_better(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    for n in range(5):
        opened(dora, support_queue, f"Lind {n}")

    assert _kinds(_page(as_ben, q="lind")) == ["leading", "customers", "tickets"]


def test_words_in_different_places_find_what_has_them_all(
    as_ben: Client, as_cleo: Client, ticket: Ticket, dora: Person, ben: User
) -> None:
    note(ticket, text="The refund is on its way.", by=ben)

    for typed in (
        "lind export",
        "nordwind refund",
        "refund dora lind expo",
        "stops dora@nordwind.example",
    ):
        assert _found(_page(as_ben, q=typed)) == [ticket.pk], typed
        assert _found(_page(as_cleo, q=typed)) == [], typed
    assert _found(_page(as_ben, q="lind import")) == []


def test_all_of_a_kind_are_one_click_away(as_ben: Client, dora: Person, emil: Person) -> None:
    many = [Person.objects.create(name=f"Dora {n}", since=dora.since) for n in range(8)]
    customers_index.put_many(many)
    users = [User(name=f"Dora {n}", email=f"dora{n}@desk.example") for n in range(6)]
    User.objects.bulk_create(users)

    page = _page(as_ben, q="dora")

    assert re.findall(r'href="([^"]+)">All (\d+)<', page) == [
        ("/customers/?q=dora", "9"),
        ("/search/?q=dora&amp;kind=colleagues", "6"),
    ]
    assert as_ben.get("/customers/?q=dora").content.decode().count('class="row" data-row') == 9
    assert _page(as_ben, q="dora", kind="colleagues").count('href="/team/people/') >= 6


def test_pages_lead_on_and_back(as_ben: Client, dora: Person, support_queue: Queue) -> None:
    made = [opened(dora, support_queue, f"Refund {n}").pk for n in range(27)]

    first = _page(as_ben, q="refund")
    later = re.findall(r'href="\?([^"]+)" rel="next"', first)
    second = as_ben.get(f"/search/?{unescape(later[0])}").content.decode()

    assert _found(first) == made[:1:-1]
    assert _found(second) == made[1::-1]
    assert 'href="?q=refund" rel="prev"' in second
    assert 'rel="next"' not in second


def test_the_page_costs_the_same_for_one_hit_and_for_many(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    def cost(typed: str) -> int:
        as_ben.get("/search/", {"q": typed})
        with CaptureQueriesContext(connection) as caught:
            as_ben.get("/search/", {"q": typed})
        return len(caught)

    asked = ("refund", "refund lind", "lind")
    opened(dora, support_queue, "Refund")
    one = [cost(typed) for typed in asked]
    for n in range(20):
        opened(dora, support_queue, f"Refund {n}")
    many = [Person.objects.create(name=f"Lind {n}", since=dora.since) for n in range(8)]
    customers_index.put_many(many)

    assert [cost(typed) for typed in asked] == one
    assert max(one) <= 20


def test_nobody_is_found_before_anything_is_asked(as_ben: Client, dora: Person) -> None:
    assert "Dora Lind" not in _page(as_ben)


def test_nonsense_and_nothing_are_answered_calmly(as_ben: Client, ticket: Ticket) -> None:
    assert "Search everything" in _page(as_ben)
    assert "Nothing matches “%%%”" in _page(as_ben, q="%%%")
    assert f'id="found-{ticket.pk}"' in _page(as_ben, q="export", before="nonsense")


def test_the_palette_finds_by_number_and_words(
    as_ben: Client, as_cleo: Client, ticket: Ticket
) -> None:
    for words in ("export stops", f"#{ticket.pk}", str(ticket.pk)):
        results = as_ben.get("/palette/", {"q": words}).json()["results"]
        assert (f"#{ticket.pk} Export stops at 60 %", f"/tickets/{ticket.pk}/") in [
            (found["label"], found["url"]) for found in results
        ]
        everything = results[-1] if words == "export stops" else None
        if everything:
            assert everything["url"] == "/search/?q=export+stops"
    hidden = as_cleo.get("/palette/", {"q": "export stops"}).json()["results"]
    assert all(found["url"] != f"/tickets/{ticket.pk}/" for found in hidden)
