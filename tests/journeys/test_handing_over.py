"""An absent person's tickets, handed over from the cockpit by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from rapport.core import clock
from rapport.customers.models import Person
from rapport.people.actions import note_absence
from rapport.people.models import User
from rapport.tickets.actions import assign
from rapport.tickets.models import Queue, Ticket
from rapport.tickets.tests.quantity import opened
from tests.shapes import Shape

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("quiet_news")]

SignIn = Callable[[User], None]


@pytest.fixture
def held(ben: User, dora: Person, support_queue: Queue) -> list[Ticket]:
    """Return three questions of Dora's that Ben has, who is away since yesterday."""
    made = [
        opened(dora, support_queue, f"Question {n}", at=clock.now() - timedelta(days=10 - n))
        for n in (1, 2, 3, 4)
    ]
    for ticket in made[:3]:
        assign(ticket, to=ben, by=ben)
    note_absence(ben, start=clock.now() - timedelta(days=1), by=ben)
    return made[:3]


def test_an_absent_persons_tickets_are_handed_over(
    page: Page,
    complaints: list[str],
    sign_in: SignIn,
    ada: User,
    ben: User,
    bea: User,
    held: list[Ticket],
    shape: Shape,
) -> None:
    User.objects.filter(pk=ada.pk).update(language=shape.language)
    sign_in(ada)
    page.goto("/cockpit/")
    need = page.locator(".need", has_text="Ben Okafor")
    expect(need.locator(".need-action")).to_have_text(shape.says("Hand over"))
    _goes_to(page, need)
    with page.expect_navigation():
        page.keyboard.press("o")
    expect(page.locator("#selection")).to_contain_text(f"3 {shape.says('selected')}")
    assert page.evaluate("document.documentElement.scrollWidth") <= shape.width

    page.keyboard.press("a")
    expect(page.locator(f"#give-to-{ben.pk}")).to_contain_text(shape.says("away"))
    expect(page.locator(f"#give-to-{bea.pk}")).to_be_in_viewport()
    page.keyboard.type("lund")
    expect(page.locator(f"#give-to-{bea.pk}")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#toasts")).to_contain_text("Bea Lund")
    expect(page.locator(".queue-row")).to_have_count(0)
    assert set(bea.tickets.all()) == set(held)
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("h")
    expect(page.locator("#cockpit")).to_be_visible()
    expect(need).to_have_count(0)
    assert complaints == []


def _goes_to(page: Page, need: Locator) -> None:
    """Walk down the cockpit's lines until the cursor is on this one."""
    for _ in range(10):
        page.keyboard.press("j")
        if need.and_(page.locator("[data-cursor]")).count():
            return
    raise AssertionError("The keys do not reach the line.")
