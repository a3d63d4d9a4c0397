"""The search page."""

from __future__ import annotations

import re
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

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


def test_a_number_leads_to_its_ticket(as_ben: Client, ticket: Ticket) -> None:
    assert f'id="found-{ticket.pk}"' in _page(as_ben, q=f"#{ticket.pk}")


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
    def cost() -> int:
        as_ben.get("/search/?q=refund")
        with CaptureQueriesContext(connection) as caught:
            as_ben.get("/search/?q=refund")
        return len(caught)

    opened(dora, support_queue, "Refund")
    one = cost()
    for n in range(20):
        opened(dora, support_queue, f"Refund {n}")

    assert cost() == one


def test_nonsense_and_nothing_are_answered_calmly(as_ben: Client, ticket: Ticket) -> None:
    assert "Search every message" in _page(as_ben)
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
