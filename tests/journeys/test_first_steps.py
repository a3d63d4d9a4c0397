"""A newcomer's first minutes, until the first mail is answered.

By keyboard alone, on a phone in German and on a wide screen in English, with a real mail server.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.servers import PostOffice
from tests.journeys.served import PATIENCE, SUPPORT, Customer, ServedDesk

pytestmark = [pytest.mark.browser, pytest.mark.servers, pytest.mark.slow]

SOON = PATIENCE * 1000
MINUTES = 5
# What a newcomer needs besides the machine: seconds to read a page, and to press or type once.
SECONDS_TO_READ, SECONDS_TO_ACT = 8, 2


@dataclass(frozen=True)
class Words:
    """What is on the buttons and fields, in one language."""

    name: str
    address: str
    password: str
    open: str
    start: str
    connect: str
    mailbox_name: str
    arrived: str
    open_it: str
    send: str
    answered: str


ENGLISH = Words(
    name="Your name",
    address="Email address",
    password="Password",
    open="Open the desk",
    start="Get started",
    connect="Connect a mailbox",
    mailbox_name="Name",
    arrived="“Hello” is here",
    open_it="Open it",
    send="We are here.",
    answered="3 of 6 settled",
)
GERMAN = Words(
    name="Ihr Name",
    address="E-Mail-Adresse",
    password="Passwort",
    open="Anfangen",
    start="Erste Schritte",
    connect="Postfach verbinden",
    mailbox_name="Name",
    arrived="„Hello“ ist da",
    open_it="Öffnen",
    send="Wir sind da.",
    answered="3 von 6 erledigt",
)


class Newcomer:
    """Somebody who uses the keyboard alone; counts what they have to do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = 0
        self.pages = 0

    def reads(self, heading: str) -> None:
        """Take in a page."""
        expect(self.page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        self.pages += 1

    def goes_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        for _ in range(120):
            if target.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not reach {target}.")

    def types(self, target: Locator, text: str) -> None:
        """Fill a field in."""
        self.goes_to(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.acts += 1

    def presses(self, target: Locator) -> None:
        """Press a button or follow a link."""
        self.goes_to(target)
        self.page.keyboard.press("Enter")
        self.acts += 1

    def chooses(self, target: Locator, label: str) -> None:
        """Choose from a list by typing what it begins with."""
        self.goes_to(target)
        self.page.keyboard.type(label[:3])
        self.acts += 1

    @property
    def seconds(self) -> float:
        """Return about how long a person takes, without the machine."""
        return self.pages * SECONDS_TO_READ + self.acts * SECONDS_TO_ACT


@pytest.mark.parametrize(
    ("words", "locale", "width"),
    [
        (ENGLISH, "en-GB", 1440),
        (GERMAN, "de-DE", 390),
    ],
)
def test_a_newcomer_answers_the_first_mail_within_minutes(
    browser: Browser, desk: ServedDesk, office: PostOffice, words: Words, locale: str, width: int
) -> None:
    dora = Customer(office, "Dora Lind", "dora@nordwind.example")
    options = {"locale": locale, "viewport": {"width": width, "height": 844}}
    with desk.served(), desk.visited(browser, **options, timezone_id="Europe/Lisbon") as page:
        ada = Newcomer(page)
        open_the_desk(ada, words)
        connect_the_mailbox(ada, words, office)
        expect(page.get_by_text(SUPPORT)).to_be_visible()
        ada.pages += 1

        dora.writes("Hello", "Is anybody there?")
        # Nobody touches the page: it shows by itself what came.
        expect(page.get_by_text(words.arrived)).to_be_visible(timeout=SOON)
        ada.presses(page.get_by_role("link", name=words.open_it, exact=True))
        page.wait_for_url("**/tickets/*/")
        ada.pages += 1
        page.keyboard.press("r")
        page.keyboard.type(words.send)
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
        ada.acts += 3
        dora.gets(words.send)

        page.goto("/start/")
        expect(page.get_by_text(words.answered)).to_be_visible(timeout=SOON)
        assert ada.acts <= 25
        assert ada.seconds < MINUTES * 60, f"{ada.acts} acts on {ada.pages} pages"


def open_the_desk(ada: Newcomer, words: Words) -> None:
    """Become the administrator; zone and language are proposed."""
    page = ada.page
    page.goto("/")
    page.wait_for_url("**/welcome/")
    ada.pages += 1
    expect(page.locator("[name=timezone]")).to_have_value("Europe/Lisbon")
    ada.types(page.get_by_label(words.name), "Ada Berg")
    ada.types(page.get_by_label(words.address), "ada@desk.example")
    ada.types(page.get_by_label(words.password, exact=True), "a long walk on Monday")
    ada.presses(page.get_by_role("button", name=words.open))
    ada.reads(words.start)


def connect_the_mailbox(ada: Newcomer, words: Words, office: PostOffice) -> None:
    """Follow the first step, fill in the servers, and come back to the list."""
    page = ada.page
    ada.presses(page.locator(".step[aria-current] a.button"))
    ada.reads(words.connect)
    for name, value in (
        ("name", "Support"),
        ("address", SUPPORT),
        ("password", PASSWORD),
        ("fetch_host", office.imap.host),
        ("fetch_security", ""),
        ("fetch_port", str(office.imap.port)),
        ("smtp_host", office.host),
        ("smtp_security", ""),
        ("smtp_port", str(office.port)),
    ):
        field = page.locator(f"[name={name}]")
        if value:
            ada.types(field, value)
        else:
            ada.chooses(field, field.locator("option[value=none]").inner_text())
    ada.presses(page.locator("form .button-primary"))
    page.wait_for_url("**/start/")
