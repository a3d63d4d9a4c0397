"""A newcomer's first minutes, until the first mail is answered.

By keyboard alone, on every width, light and dark, in English and German, with a real mail server.

How long a person would take is estimated with the keystroke-level model (Card, Moran and Newell,
Communications of the ACM 23:7, 1980): 0.28 s for each key that somebody who types 40 words a minute
presses, Tab included, and 1.35 s to make up one's mind before each act, a field filled in or a
button pressed. The model is of practised people, so a newcomer also reads: every visible word of
each page, once, at 238 words a minute (Brysbaert, Journal of Memory and Language 109, 2019). Left
out are the machine's own seconds, and finding the mailbox's password and servers elsewhere.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from rapport.channels.email.tests.dovecot import PASSWORD
from rapport.channels.email.tests.servers import PostOffice
from tests.journeys.served import PATIENCE, SUPPORT, Customer, ServedDesk
from tests.shapes import Shape

pytestmark = [pytest.mark.browser, pytest.mark.servers, pytest.mark.slow]

SOON = PATIENCE * 1000
MINUTES = 5
# Seconds of a person's time.
A_KEY, A_THOUGHT, A_WORD = 0.28, 1.35, 60 / 238
WORDS_SEEN = """() => {
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    let words = 0;
    while (texts.nextNode()) {
        const holder = texts.currentNode.parentElement;
        if (!holder.closest("option, script, template") && holder.checkVisibility())
            words += texts.currentNode.data.split(/\\s+/).filter(Boolean).length;
    }
    return words;
}"""


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


WORDS = {"en": ENGLISH, "de": GERMAN}


@pytest.fixture
def desk(desk_home: Path) -> ServedDesk:
    """Return a desk that nobody has opened yet; its tables are made, which takes seconds."""
    return ServedDesk(desk_home)


class Newcomer:
    """Somebody who uses the keyboard alone; counts what they have to do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0
        self.acts = 0
        self.words = 0

    def reads(self, told: Locator) -> None:
        """Take in the page that has this on it."""
        expect(told).to_be_visible(timeout=SOON)
        self.words += self.page.evaluate(WORDS_SEEN)
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def goes_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        for _ in range(120):
            if target.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
            self.keys += 1
        raise AssertionError(f"The keyboard does not reach {target}.")

    def types(self, target: Locator, text: str) -> None:
        """Fill a field in."""
        self.goes_to(target)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)
        self.does(2 + len(text))

    def presses(self, target: Locator) -> None:
        """Press a button or follow a link."""
        self.goes_to(target)
        self.page.keyboard.press("Enter")
        self.does(1)

    def chooses(self, target: Locator, label: str) -> None:
        """Choose from a list by typing what it begins with."""
        self.goes_to(target)
        self.page.keyboard.type(label[:3])
        self.does(3)

    def does(self, keys: int) -> None:
        """Count an act, and the keys that it takes."""
        self.acts += 1
        self.keys += keys

    @property
    def seconds(self) -> float:
        """Return about how long a person takes, without the machine."""
        return self.keys * A_KEY + self.acts * A_THOUGHT + self.words * A_WORD


def test_a_newcomer_answers_the_first_mail_within_minutes(
    browser: Browser,
    desk: ServedDesk,
    office: PostOffice,
    shape: Shape,
) -> None:
    dora = Customer(office, "Dora Lind", "dora@nordwind.example")
    words = WORDS[shape.language]
    options = {**shape.of_browser(), "timezone_id": "Europe/Lisbon"}
    with desk.served(), desk.visited(browser, **options) as page:
        ada = Newcomer(page)
        open_the_desk(ada, words)
        connect_the_mailbox(ada, words, office)
        ada.reads(page.get_by_text(SUPPORT))

        dora.writes("Hello", "Is anybody there?")
        # Nobody touches the page: it shows by itself what came.
        expect(page.get_by_text(words.arrived)).to_be_visible(timeout=SOON)
        ada.presses(page.get_by_role("link", name=words.open_it, exact=True))
        page.wait_for_url("**/tickets/*/")
        ada.reads(page.locator("#conversation").get_by_text("Is anybody there?"))
        page.keyboard.press("r")
        ada.does(1)
        page.keyboard.type(words.send)
        ada.does(len(words.send))
        with page.expect_navigation():
            page.keyboard.press("Control+Enter")
        ada.does(2)
        dora.gets(words.send)

        page.goto("/start/")
        expect(page.get_by_text(words.answered)).to_be_visible(timeout=SOON)
        said = f"{ada.acts} acts, {ada.keys} keys, {ada.words} words: {ada.seconds:.0f} s"
        logging.getLogger(__name__).info("A newcomer needs %s", said)
        assert ada.acts <= 25, said
        assert ada.seconds < MINUTES * 60, said


def open_the_desk(ada: Newcomer, words: Words) -> None:
    """Become the administrator; zone and language are proposed."""
    page = ada.page
    page.goto("/")
    page.wait_for_url("**/welcome/")
    ada.reads(page.get_by_label(words.name))
    expect(page.locator("[name=timezone]")).to_have_value("Europe/Lisbon")
    ada.types(page.get_by_label(words.name), "Ada Berg")
    ada.types(page.get_by_label(words.address), "ada@desk.example")
    ada.types(page.get_by_label(words.password, exact=True), "a long walk on Monday")
    ada.presses(page.get_by_role("button", name=words.open))
    ada.reads(page.get_by_role("heading", name=words.start, exact=True))


def connect_the_mailbox(ada: Newcomer, words: Words, office: PostOffice) -> None:
    """Follow the first step, fill in the servers, and come back to the list."""
    page = ada.page
    ada.presses(page.locator(".step[aria-current] a.button"))
    ada.reads(page.get_by_role("heading", name=words.connect, exact=True))
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
