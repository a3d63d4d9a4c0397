"""The queue page."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import MONDAY
from rapport.core import clock
from rapport.core.database.keyset import page
from rapport.customers.models import Person
from rapport.people.models import User
from rapport.tickets.actions import (
    assign,
    await_customer,
    change_category,
    change_priority,
    close,
    hold,
    resolve,
    tag,
)
from rapport.tickets.choices import Choices
from rapport.tickets.lists.listing import Filters, segments
from rapport.tickets.models import Category, Queue, Ticket
from rapport.tickets.tests.conftest import HTMX
from rapport.tickets.tests.quantity import hours, opened

ROW = re.compile(r'<li class="queue-row" id="ticket-(\d+)"')
TAB = re.compile(
    r'<a class="tab[^"]*" href="/tickets/\??([^"]*)"[^>]*>([^<]+?)'
    r'(?: <span class="count">(\d+)</span>)?</a>'
)


def _rows(client: Client, query: str = "") -> list[int]:
    answered = client.get(f"/tickets/?{query}")
    assert answered.status_code == 200
    return [int(pk) for pk in ROW.findall(answered.content.decode())]


def _tabs(page: str) -> list[tuple[str, str, int | None]]:
    """Return each tab: its query, its name, its count."""
    return [(unescape(q), name, int(n) if n else None) for q, name, n in TAB.findall(page)]


def _leads(page: str, where: str) -> str:
    """Return the query of the previous or next page, empty if there is none."""
    found = re.search(rf'href="/tickets/\?([^"]*)" rel="{where}"', page)
    return unescape(found[1]) if found else ""


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the time to Monday noon in Berlin: three working hours after nine."""
    monkeypatch.setattr(clock, "now", lambda: MONDAY + timedelta(hours=2))


def test_who_waits_longest_stands_first_and_who_waits_not_last(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue
) -> None:
    late = opened(dora, support_queue, "late", at=hours(3))
    early = opened(dora, support_queue, "early", at=hours(1))
    answered = opened(dora, support_queue, "answered", at=hours(0))
    await_customer(answered, by=ben, at=hours(2))
    on_hold = opened(dora, support_queue, "held", at=hours(2))
    hold(on_hold, by=ben, at=hours(2))
    resolve(opened(dora, support_queue, "done"), by=ben)

    assert _rows(as_ben) == [early.pk, on_hold.pk, late.pk, answered.pk]


def test_a_row_says_who_what_and_how_long_in_working_time(
    as_ben: Client, ticket: Ticket, ben: User, at_noon: None
) -> None:
    assign(ticket, to=ben, by=ben, at=MONDAY)
    change_priority(ticket, priority=3, by=ben, at=MONDAY)
    change_category(ticket, category=Category.objects.create(name="Export"), by=ben, at=MONDAY)
    tag(ticket, name="auditors", by=ben, at=MONDAY)

    page = as_ben.get("/tickets/").content.decode()

    for words in (
        "Dora Lind",
        "Nordwind",
        "Export stops at 60 %",
        "The export stops at 60 % since the update.",
        "Support · Export",
        "Ben",
        "auditors",
        "High",
        "data-unread",
        "During the open hours of Office",
        "2 h",
    ):
        assert words in page, words


def test_only_open_hours_count(as_ben: Client, dora: Person, support_queue: Queue) -> None:
    # Friday four o'clock in Berlin, seen on the Monday after at ten: one hour and one.
    friday = MONDAY + timedelta(days=4, hours=6)
    opened(dora, support_queue, "weekend", at=friday)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: MONDAY + timedelta(days=7))
        page = as_ben.get("/tickets/").content.decode()

    assert re.search(r">2 h<", page)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"mine", "nobodys", "pending", "on hold"}),
        ("assignee=me", {"mine"}),
        ("assignee=nobody", {"nobodys", "pending", "on hold"}),
        ("status=waiting", {"mine", "nobodys", "on hold"}),
        ("status=pending", {"pending"}),
        ("status=on_hold", {"on hold"}),
        ("status=resolved", {"resolved"}),
        ("status=closed", {"closed"}),
        ("assignee=me&status=resolved", {"resolved"}),
        ("tag=vip", {"nobodys"}),
        ("status=closed&tag=vip", {"closed"}),
        ("q=nobodys", {"nobodys"}),
        ("q=nobodys&status=pending", set()),
        ("queue=support&q=about+mine", {"mine"}),
    ],
)
def test_filters_combine_in_the_address(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue, query: str, expected: set[str]
) -> None:
    made = {
        name: opened(dora, support_queue, name)
        for name in ("mine", "nobodys", "pending", "on hold", "resolved", "closed")
    }
    assign(made["mine"], to=ben, by=ben)
    await_customer(made["pending"], by=ben)
    hold(made["on hold"], by=ben)
    assign(made["resolved"], to=ben, by=ben)
    resolve(made["resolved"], by=ben)
    close(made["closed"], by=ben)
    for name in ("nobodys", "closed"):
        tag(made[name], name="vip", by=ben)

    assert set(_rows(as_ben, query)) == {made[name].pk for name in expected}


def test_category_team_and_person_by_number(
    as_ada: Client, ada: User, ben: User, dora: Person, support_queue: Queue, billing_queue: Queue
) -> None:
    ours, theirs = opened(dora, support_queue), opened(dora, billing_queue)
    export = Category.objects.create(name="Export")
    change_category(ours, category=export, by=ada)
    assign(ours, to=ben, by=ada)

    assert _rows(as_ada, f"team={billing_queue.team_id}") == [theirs.pk]
    assert _rows(as_ada, f"category={export.pk}") == [ours.pk]
    assert _rows(as_ada, f"assignee={ben.pk}") == [ours.pk]
    assert _rows(as_ada, "queue=billing") == [theirs.pk]


def test_tickets_named_by_number_stand_alone_solved_ones_too(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue, billing_queue: Queue
) -> None:
    first, second, done, other = (opened(dora, support_queue, at=hours(n)) for n in range(4))
    theirs = opened(dora, billing_queue)
    resolve(done, by=ben)
    asked = f"{done.pk}, {second.pk},#{first.pk},{theirs.pk},{first.pk}"

    shown = as_ben.get(f"/tickets/?{urlencode({'only': asked})}").content.decode()

    assert [int(pk) for pk in ROW.findall(shown)] == [first.pk, second.pk, done.pk]
    assert "4 chosen tickets" in shown
    assert _rows(as_ben, f"only={asked.replace('#', '')}&status=resolved") == [done.pk]
    assert other.pk in _rows(as_ben)
    tabs = {name: count for _query, name, count in _tabs(shown)}
    assert (tabs["Open"], tabs["Unassigned"]) == (2, 2)


def test_as_many_as_an_address_may_name_are_on_one_page_and_chosen(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    made = [opened(dora, support_queue).pk for _n in range(60)]
    asked = ",".join(map(str, made))

    chosen = as_ben.get(f"/tickets/?only={asked}&chosen=all").content.decode()
    plain = as_ben.get(f"/tickets/?only={asked}").content.decode()

    assert set(map(int, ROW.findall(chosen))) == set(made)
    assert len(re.findall(r'<input type="checkbox" name="ticket"[^>]* checked>', chosen)) == 60
    assert not re.search(r'name="ticket"[^>]* checked>', plain)
    # The list that refreshes itself does not tick rows again.
    assert f'hx-get="/tickets/?only={asked}"' in chosen


def test_chosen_rows_come_with_everybodys_load_at_no_further_query(
    as_ben: Client, ben: User, ticket: Ticket
) -> None:
    assign(ticket, to=ben, by=ben)

    def ask(query: str) -> tuple[int, str]:
        as_ben.get(f"/tickets/?{query}")
        with CaptureQueriesContext(connection) as caught:
            shown = as_ben.get(f"/tickets/?{query}").content.decode()
        return len(caught), shown[shown.index('id="give-to"') :]

    # The filters name the colleagues as well.
    assert ask("chosen=all")[0] <= ask("")[0] + 1
    assert "1 open" in ask("chosen=all")[1]
    assert "1 open" not in ask("")[1]


def test_the_whole_list_is_offered_where_it_goes_beyond_a_page(
    as_ben: Client, dora: Person, support_queue: Queue
) -> None:
    for _n in range(50):
        opened(dora, support_queue)
    assert 'name="every"' not in as_ben.get("/tickets/").content.decode()

    opened(dora, support_queue)

    assert "All 51 in this list" in as_ben.get("/tickets/").content.decode()
    assert "All in this list" in as_ben.get("/tickets/?status=new").content.decode()


def test_tabs_count_what_they_lead_to(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue, billing_queue: Queue
) -> None:
    for _n in range(3):
        opened(dora, support_queue)
    assign(opened(dora, support_queue), to=ben, by=ben)
    await_customer(opened(dora, support_queue), by=ben)
    resolve(opened(dora, support_queue), by=ben)
    opened(dora, billing_queue)

    tabs = _tabs(as_ben.get("/tickets/").content.decode())

    assert {name: count for _query, name, count in tabs} == {
        "Open": 5,
        "Mine": 1,
        "Unassigned": 4,
        "Waiting for us": 4,
        "Pending": 1,
        "On hold": 0,
        "Resolved": None,
        "Closed": None,
    }
    for query, _name, count in tabs[:6]:
        assert len(_rows(as_ben, query)) == count


def test_others_see_their_own_queue(
    as_cleo: Client, as_rosa: Client, ticket: Ticket, billing_queue: Queue
) -> None:
    assert _rows(as_cleo) == []
    assert _rows(as_rosa) == [ticket.pk]
    assert "selection" not in as_rosa.get("/tickets/").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "status=lost",
        "assignee=everybody",
        "team=x",
        "category=-1",
        "queue=nowhere",
        "team=999999",
        "category=999999",
        "tag=nope",
        "only=x",
        "only=1,,2",
        f"only={','.join(map(str, range(1, 252)))}",
        "page=x",
        "page=a7.1.1",
    ],
)
def test_an_address_that_makes_no_sense_is_refused_in_a_sentence(
    as_ben: Client, support_queue: Queue, query: str
) -> None:
    answered = as_ben.get(f"/tickets/?{query}")

    assert answered.status_code == 422
    assert "</h1>" in answered.content.decode()


def test_a_retired_category_still_filters(as_ben: Client, ticket: Ticket) -> None:
    retired = Category.objects.create(name="Fax", is_retired=True)
    Ticket.objects.update(category=retired)

    assert _rows(as_ben, f"category={retired.pk}") == [ticket.pk]


def test_the_queue_of_another_team_is_no_filter(
    as_ben: Client, support_queue: Queue, billing_queue: Queue
) -> None:
    assert as_ben.get("/tickets/?queue=billing").status_code == 422


@pytest.mark.parametrize("query", ["", "status=closed", "tag=vip", "q=about"])
def test_the_page_costs_the_same_for_one_row_and_for_fifty(
    as_ben: Client, ben: User, dora: Person, support_queue: Queue, query: str
) -> None:
    def cost() -> int:
        as_ben.get(f"/tickets/?{query}")
        with CaptureQueriesContext(connection) as caught:
            as_ben.get(f"/tickets/?{query}")
        return len(caught)

    def add() -> None:
        ticket = opened(dora, support_queue)
        tag(ticket, name="vip", by=ben)
        assign(ticket, to=ben, by=ben)
        if "closed" in query:
            close(ticket, by=ben)

    add()
    one = cost()
    for _n in range(49):
        add()

    assert len(_rows(as_ben, query)) == 50
    assert cost() == one
    assert one <= 17


def test_pages_lead_to_each_other(as_ben: Client, dora: Person, support_queue: Queue) -> None:
    made = [opened(dora, support_queue, at=hours(n)).pk for n in range(52)]

    first = as_ben.get("/tickets/?assignee=nobody").content.decode()
    later = _leads(first, "next")
    second = as_ben.get(f"/tickets/?{later}").content.decode()

    assert "assignee=nobody" in later
    assert _rows(as_ben, later) == made[50:]
    assert _rows(as_ben, _leads(second, "prev")) == made[:50]
    assert (_leads(first, "prev"), _leads(second, "next")) == ("", "")


def test_htmx_gets_the_list_alone_and_the_form_a_clean_address(
    as_ben: Client, ticket: Ticket
) -> None:
    aimed = {**HTMX, "HX-Target": "queue"}

    refreshed = as_ben.get("/tickets/?q=export", headers=aimed)
    filtered = as_ben.get(
        "/tickets/?q=export&queue=&tag=", headers={**aimed, "HX-Trigger": "filters"}
    )

    assert refreshed.content.decode().lstrip().startswith('<div id="queue"')
    assert "HX-Push-Url" not in refreshed.headers
    assert filtered.headers["HX-Push-Url"] == "/tickets/?q=export"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "No tickets yet"),
        ("assignee=me", "Nothing is assigned to you right now"),
        ("status=pending", "Nobody is waiting here"),
        ("status=closed", "Nothing here yet"),
        ("q=zebra", "Search every message for “zebra”"),
    ],
)
def test_an_empty_list_says_what_that_means(
    as_ben: Client, support_queue: Queue, query: str, words: str
) -> None:
    assert words in as_ben.get(f"/tickets/?{query}").content.decode()


def test_the_list_of_somebody_who_has_nothing_says_so_and_counts_nothing_else(
    as_ben: Client, ticket: Ticket, bea: User
) -> None:
    page = as_ben.get(f"/tickets/?assignee={bea.pk}").content.decode()

    assert "Bea Lund has no open tickets now" in page
    assert 'class="count"' not in page[page.index('class="tabs"') :].partition("</nav>")[0]


@pytest.mark.parametrize("query", ["sort=foo", "priority=high", "team=support"])
def test_an_address_that_selects_no_list_leads_to_the_queue(as_ben: Client, query: str) -> None:
    answered = as_ben.get(f"/tickets/?{query}")

    assert answered.status_code == 422
    assert '<a class="button button-primary" href="/tickets/">Queue without' in (
        answered.content.decode()
    )


def test_a_list_that_was_emptied_says_that_everybody_has_an_answer(
    as_ben: Client, ticket: Ticket, ben: User
) -> None:
    close(ticket, by=ben)

    page = as_ben.get("/tickets/").content.decode()

    assert "Every customer has a reply" in page
    assert "No tickets yet" not in page


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    states=st.lists(
        st.tuples(st.sampled_from(["waiting", "pending", "hold"]), st.integers(0, 3)), max_size=9
    ),
    size=st.integers(1, 4),
)
def test_walking_all_pages_shows_each_ticket_once(
    states: list[tuple[str, int]], size: int, ben: User, dora: Person, support_queue: Queue
) -> None:
    Ticket.objects.all().delete()
    for state, hour in states:
        ticket = opened(dora, support_queue, at=hours(hour))
        if state == "pending":
            await_customer(ticket, by=ben, at=hours(hour))
        if state == "hold":
            hold(ticket, by=ben, at=hours(hour))

    listed = segments(Ticket.objects.visible_to(ben), Filters(), Choices(ben))
    seen, cursor = list[Ticket](), ""
    while True:
        here = page(listed, cursor, size)
        seen += here.rows
        cursor = here.later
        if not cursor:
            break

    assert len(seen) == len({ticket.pk for ticket in seen}) == len(states)
    waits = [ticket.waiting_since for ticket in seen if ticket.waiting_since]
    assert waits == sorted(waits)
    assert all(ticket.waiting_since is None for ticket in seen[len(waits) :])
