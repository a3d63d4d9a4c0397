"""Low ratings and undelivered answers, chosen, given away and answered by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from rapport.core import clock
from rapport.feedback.actions import ask, plan, rate
from rapport.feedback.models import Response
from rapport.people.models import User
from rapport.tickets.actions import note, resolve
from rapport.tickets.models import Ticket
from rapport.tickets.tests.posting import comes_back

pytestmark = pytest.mark.browser

SignIn = Callable[[User], None]
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def silent(page: Page) -> None:
    """Silence the stream, which these tests have no server for."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.route(
        "**/events",
        lambda route: route.fulfill(headers={"Content-Type": "text/event-stream"}, body=": hi\n\n"),
    )


@pytest.fixture
def rating(ticket: Ticket, ben: User) -> Response:
    """Return Dora's low rating at the end of a long conversation."""
    now = clock.now()
    for n in range(12):
        note(ticket, text=f"Line {n} of a long story.\n" * 6, by=ben, at=now - 9 * HOUR)
    request = plan(resolve(ticket, by=ben, at=now - 5 * HOUR).resolutions.get(undone_at=None))
    assert request is not None
    asked = ask(request, at=now - 3 * HOUR)
    return rate(asked, score=1, comment="The third time I explain this.", at=now - 2 * HOUR)


def test_a_low_rating_is_given_away_and_taken_back(
    page: Page, complaints: list[str], sign_in: SignIn, ada: User, bea: User, rating: Response
) -> None:
    sign_in(ada)
    page.goto("/ratings/low/")
    expect(page.locator("#selection")).to_be_hidden()

    for key in "jxa":
        page.keyboard.press(key)
    expect(page.locator("#selection")).to_contain_text("1 selected")
    expect(page.locator(f"#give-to-{bea.pk}")).to_contain_text("0 open")
    page.locator(f"#give-to-{bea.pk}").press("Enter")

    expect(page.locator("#toasts")).to_contain_text("1 ticket is with Bea Lund now.")
    expect(page.locator(".row-owner")).to_contain_text("Bea")
    page.keyboard.press("z")
    expect(page.locator(".row-owner")).to_contain_text("nobody")
    assert bea.tickets.count() == 0
    assert complaints == []


def test_the_rating_is_in_sight_and_an_answer_begins_at_once(
    page: Page, complaints: list[str], sign_in: SignIn, ada: User, rating: Response
) -> None:
    sign_in(ada)
    page.goto("/ratings/low/")
    said = page.locator(f"#rating-{rating.pk}")

    page.keyboard.press("j")
    page.keyboard.press("o")
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport(ratio=1)
    page.keyboard.press("u")
    page.wait_for_url(f"**/ratings/low/#ticket-{rating.ticket_id}")

    page.keyboard.press("j")
    page.keyboard.press("r")
    expect(page.locator("[name=reply]")).to_be_focused()
    expect(said).to_be_in_viewport(ratio=1)
    assert complaints == []


def test_undelivered_answers_are_chosen_from_the_cockpits_address(
    page: Page, complaints: list[str], sign_in: SignIn, ada: User, ben: User, ticket: Ticket
) -> None:
    comes_back(ticket, by=ben, at=clock.now() - HOUR)
    sign_in(ada)
    page.goto(f"/tickets/undelivered/?only={ticket.pk}&chosen=all")
    expect(page.locator("#selection")).to_contain_text("1 selected")

    page.keyboard.press("t")

    expect(page.locator("#toasts")).to_contain_text("1 ticket is with Ada Berg now.")
    expect(page.locator(".row-owner")).to_contain_text("Ada")
    assert complaints == []
