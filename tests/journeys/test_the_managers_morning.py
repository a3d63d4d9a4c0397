"""A manager's morning: the first risk of each party, the keyboard.

Row A12 of the capabilities: exactly one risk for each party is seeded, and these three stand on
top, each with its age and its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from playwright.sync_api import Page, Route, expect

from rapport.channels.email.models import Mailbox
from rapport.cockpit.models import Aside
from rapport.core import clock
from rapport.customers.models import Person
from rapport.insights.readers import catch_up
from rapport.people.models import User
from rapport.tickets.models import Queue
from tests.journeys import scenes
from tests.journeys.following import Element, opened
from tests.journeys.scenes import NOW, Desk

SignIn = Callable[[User], None]


@pytest.fixture
def desk(ada: User, ben: User, dora: Person, support_queue: Queue) -> Desk:
    """Return a desk to plant risks on."""
    return Desk(ada, ben, dora, support_queue)


def test_A12_one_risk_of_each_party_stands_on_top_with_its_why(
    desk: Desk, as_ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    scenes.did_not_arrive(desk, 1)
    scenes.overloaded(desk, 1)
    scenes.backlog(desk, 1)
    catch_up()

    page = opened(as_ada, "/cockpit/")
    told = [column(page, key) for key in ("customers", "team", "company")]

    assert [len(lines) for lines in told] == [1, 1, 1]
    (customers,), (team,), (company,) = told
    assert "A reply did not reach Dora Lind" in customers.text
    assert "Lea0 Holm has 93 % of the open work of Team 0" in team.text
    assert "Backlog +" in company.text
    for line in (customers, team, company):
        (why,) = line.find("p", _class="need-rule")
        (age,) = line.find("span", _class="need-age")
        assert len(why.text) > 20
        assert age.text


def column(page: Element, key: str) -> list[Element]:
    """Return the lines of one column."""
    return [
        line
        for section in page.find("section", _class="needs-column")
        if section.attributes["aria-labelledby"] == f"needs-{key}"
        for line in section.find("article", _class="need")
    ]


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_the_whole_cockpit_by_keyboard(
    page: Page, desk: Desk, sign_in: SignIn, complaints: list[str], width: int
) -> None:
    """Why, snooze and undo, dismiss with a reason, give to Ben, and open exactly the rows."""
    at = clock.now()
    late = desk.tickets(3, at - timedelta(days=20), desk.ben)
    desk.tickets(1, at - timedelta(minutes=1), desk.ben)
    Mailbox.objects.create(
        name="Mail", address="m@desk.example", queue=desk.queue, connected_at=at, fetched_at=at
    )
    catch_up()
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(desk.ada)
    page.goto("/cockpit/")
    line = page.locator("article.need").first
    expect(line).to_contain_text("3 tickets have waited longer than a working day")

    page.keyboard.press("j")
    page.keyboard.press("w")
    expect(line.get_by_text("Nobody has answered their last message")).to_be_visible()
    page.keyboard.press("w")
    page.keyboard.press("s")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It comes back tomorrow 8:00.")).to_be_visible()
    expect(page.get_by_text("3 tickets have waited")).to_have_count(0)
    page.keyboard.press("z")
    expect(line).to_contain_text("3 tickets have waited")

    dialog = page.locator("#need-dialog")
    page.keyboard.press("d")
    expect(dialog.get_by_label("Why does it need nothing?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(line.locator(".need-later > summary")).to_be_focused()

    # Nobody waits for a slow line: what is typed meanwhile is the reason, and no key of the page.
    def answer_late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**do=dismiss", answer_late)
    page.keyboard.press("d")
    page.keyboard.type("I called all three.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dismissed. It comes back if it changes.")).to_be_visible()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("3 tickets have waited")).to_have_count(0)
    # What is there now has the focus, or the page where nothing is left.
    expect(
        page.locator("main#content, .need-action")
        .locator("visible=true")
        .and_(page.locator(":focus"))
    ).to_have_count(1)
    page.keyboard.press("z")
    expect(line).to_contain_text("3 tickets have waited")

    page.goto("/cockpit/")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(dialog.get_by_label("Colleague")).to_be_focused()
    page.keyboard.type("Ben")
    page.keyboard.press("Tab")
    page.keyboard.type("Please call them.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ben Okafor has it now.")).to_be_visible()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("3 tickets have waited")).to_have_count(0)
    assert page.url.endswith("/cockpit/")
    given = Aside.objects.get(how="given")
    assert (given.to, given.reason) == (desk.ben, "Please call them.")

    sign_in(desk.ben)
    page.goto("/given/")
    expect(page.get_by_text("Please call them.")).to_be_visible()
    page.get_by_role("link", name="3 tickets have waited longer").click()
    expect(page.locator("[data-row]")).to_have_count(3)
    shown = page.locator("[data-row]").evaluate_all("rows => rows.map(row => row.id)")
    assert set(shown) == {f"ticket-{ticket.pk}" for ticket in late}
    # The live news are served by another process.
    assert [each for each in complaints if "404" not in each] == []
